import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { azureDataSource } from '../../e2e/support/dataSources';
import { Dashboard } from './Dashboard';
import { Fleet, type FleetOptions } from './Fleet';
import { exactly, timesOf } from './openingFigures';
import { openPanels, type Opening } from './Opening';

const users = 50;
const withinMs = 10_000;
const latencyMs = 500;
const unlimited = 1_000_000;

/** The limit that dashboards meet first: a few calls a minute for each scope. */
const callsAlone = {
  callsPerMinuteAndScope: 4,
  qpuPer10Seconds: unlimited,
  qpuPerMinute: unlimited,
  qpuPerHour: unlimited,
};
/** All limits as Microsoft documents them; months that are asked about are counted too. */
const allLimits = {};

/**
 * A team opens the bundled dashboards within ten seconds, while Azure allows few cost queries. How many questions there
 * are is told by one user alone, whom no quota limits.
 */
export async function measureDashboards(bench: Bench): Promise<readonly Figure[]> {
  const one = { command: bench.azureCosts, replicas: 1, redis: false, latencyMs };
  const alone = await openTwice(one, 1);
  const calls = await openTwice({ ...one, quota: callsAlone }, users);
  const all = await openTwice({ ...one, quota: allLimits }, users);
  const name = `${users} users, bundled dashboards, ${callsAlone.callsPerMinuteAndScope} calls a minute and scope`;
  const allName = `${users} users, bundled dashboards, all documented limits`;
  const [refusals, others] = errorsOf(calls);
  const [allRefusals] = errorsOf(all);
  return [
    ...timesOf(`${name}: cold panel`, calls.cold.panelsMs),
    ...timesOf(`${name}: warm panel`, calls.warm.panelsMs),
    exactly(`${name}: cost queries sent`, calls.cold.calls, alone.cold.differentCalls),
    exactly(`${name}: cost queries sent when warm`, calls.warm.calls, 0),
    exactly(`${name}: refusals that users saw`, refusals, 0),
    exactly(`${name}: other errors`, others, 0),
    ...timesOf(`${allName}: cold panel`, all.cold.panelsMs),
    ...timesOf(`${allName}: panel afterwards`, all.warm.panelsMs),
    { name: `${allName}: cost queries sent`, value: all.cold.calls + all.warm.calls, unit: 'calls' },
    { name: `${allName}: refusals that users saw`, value: allRefusals, unit: 'calls' },
  ];
}

interface Twice {
  readonly cold: Opening;
  readonly warm: Opening;
}

/** Opens the dashboards, and again when all have them. */
async function openTwice(fleetOptions: FleetOptions, count: number): Promise<Twice> {
  const fleet = await Fleet.start(fleetOptions);
  try {
    const dashboards = Dashboard.bundledWith('azure-costs');
    const dataSource = azureDataSource(fleet.simulator, 'team');
    const days = Math.max(...dashboards.map((dashboard) => dashboard.days));
    const panelsOf = async (user: number) => {
      const opened = dashboards.map((dashboard) => dashboard.panels(fleet.hostOf(user), dataSource));
      return (await Promise.all(opened)).flat();
    };
    const options = { users: count, dataSource, days, panelsOf, withinMs };
    return { cold: await openPanels(fleet, options), warm: await openPanels(fleet, options) };
  } finally {
    await fleet.stop();
  }
}

/** How many errors users saw for lack of quota, and for other reasons. */
function errorsOf({ cold, warm }: Twice): readonly [refusals: number, others: number] {
  const errors = [...cold.errors, ...warm.errors];
  const refusals = errors.filter((error) => error.startsWith('429 ')).length;
  return [refusals, errors.length - refusals];
}
