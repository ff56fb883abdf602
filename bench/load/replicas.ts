import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { runLoad } from './load';
import { exactly, timesOf } from './openingFigures';

const team = { users: 50, panels: 24, quota: false };
const replicas = 3;

/** The load of one Grafana spread over three that share a Redis, beside the one that has its answers to itself. */
export async function measureReplicas(bench: Bench): Promise<readonly Figure[]> {
  const one = await runLoad(bench, { ...team, replicas: 1, redis: false });
  const three = await runLoad(bench, { ...team, replicas, redis: true });
  const name = `${team.users} users on ${replicas} processes with Redis`;
  const beside = (which: 'cold' | 'warm') => ({ name: '1 process', samplesMs: one[which].panelsMs });
  return [
    ...timesOf(`${name}: cold panel`, three.cold.panelsMs, beside('cold')),
    ...timesOf(`${name}: warm panel`, three.warm.panelsMs, beside('warm')),
    {
      ...exactly(`${name}: cost queries sent`, three.cold.calls, team.panels),
      reference: { name: '1 process', value: one.cold.calls },
    },
    exactly(`${name}: cost queries sent when warm`, three.warm.calls, 0),
    exactly(`${name}: errors`, three.cold.errors.length + three.warm.errors.length, 0),
  ];
}
