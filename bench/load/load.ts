import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { azureDataSource } from '../../e2e/support/dataSources';
import { differentQueries } from './differentQueries';
import { Fleet } from './Fleet';
import type { LoadOptions } from './LoadOptions';
import { exactly, timesOf } from './openingFigures';
import { openPanels, type Opening } from './Opening';

const latencyMs = 200;
const days = 30;

/** Many users who open the same dashboard at once, drawn stacked by half of them, and once more when all have it. */
export async function measureLoad(bench: Bench, options: LoadOptions): Promise<readonly Figure[]> {
  const { users, panels, quota } = options;
  const { cold, warm, memoryMb } = await runLoad(bench, options);
  const name = describe(options);
  const sent = `${name}: cost queries sent`;
  const errors: Figure = { name: `${name}: errors`, value: cold.errors.length + warm.errors.length, unit: 'calls' };
  return [
    ...timesOf(`${name}: cold panel`, cold.panelsMs),
    ...timesOf(`${name}: warm panel`, warm.panelsMs),
    { name: `${name}: slowest cold dashboard`, value: Math.max(...cold.usersMs), unit: 'ms' },
    // Where Azure refuses, some questions are not answered at once, and asked anew.
    quota ? { name: sent, value: cold.calls, unit: 'calls' } : exactly(sent, cold.calls, panels),
    { name: `${name}: different ones among them`, value: cold.differentCalls, unit: 'calls' },
    { name: `${name}: cost queries for each panel opened`, value: cold.calls / (users * panels), unit: 'calls' },
    { name: `${name}: in flight at once`, value: cold.mostInFlight, unit: 'calls' },
    ...(quota ? [] : [exactly(`${name}: cost queries sent when warm`, warm.calls, 0)]),
    quota ? errors : exactly(errors.name, errors.value, 0),
    ...(memoryMb === undefined
      ? []
      : [{ name: `${name}: memory of the largest process`, value: memoryMb, unit: 'MB' } as const]),
  ];
}

/** What came of a load. */
export interface LoadOutcome {
  readonly cold: Opening;
  readonly warm: Opening;
  /** Of the largest process; `undefined` where it cannot be told. */
  readonly memoryMb: number | undefined;
}

/** Puts the load on a fleet of its own. */
export async function runLoad(
  bench: Bench,
  { users, panels, replicas, redis, quota }: LoadOptions
): Promise<LoadOutcome> {
  const fleet = await Fleet.start({
    command: bench.azureCosts,
    replicas,
    redis,
    latencyMs,
    ...(quota && { quota: {} }),
  });
  try {
    const queries = differentQueries(fleet.simulator, panels);
    const options = {
      users,
      days,
      dataSource: azureDataSource(fleet.simulator, 'team'),
      withinMs: 0,
      // How a panel draws is no part of its query; what a legend says is, and must not cost a call of its own.
      panelsOf: (user: number) => {
        const legendFormat = Math.floor(user / replicas) % 2 === 0 ? '' : '{{subscription}}';
        return queries.map((query) => [{ ...query, legendFormat }]);
      },
    };
    const cold = await openPanels(fleet, options);
    const warm = await openPanels(fleet, options);
    return { cold, warm, memoryMb: fleet.largestMb };
  } finally {
    await fleet.stop();
  }
}

function describe({ users, panels, replicas, redis, quota }: LoadOptions): string {
  const processes = replicas === 1 ? '1 process' : `${replicas} processes`;
  return `${users} users × ${panels} panels, ${processes}${redis ? ' with Redis' : ''}${quota ? ', with quota' : ''}`;
}
