import type { Journal } from '@glance/simulator-common';
import type { Figure } from '../Figure';
import { exactly } from './openingFigures';

/** What the service adds of its own at most, to the longest chain of calls that each need the answer before. */
const overheadMs = 150;

/** What became of questions of which nothing was held. */
export interface Cold {
  readonly elapsedMs: number;
  readonly calls: number;
  readonly mostInFlight: number;
  /** Calls that began when another one had already been answered. */
  readonly late: number;
}

/** Does some work, and counts the calls of one kind that a vendor gets meanwhile. */
export async function timeCold(journal: Journal, endpoint: string, work: () => Promise<unknown>): Promise<Cold> {
  journal.clear();
  const startedAtMs = performance.now();
  await work();
  const elapsedMs = performance.now() - startedAtMs;
  const calls = journal.of(endpoint);
  const firstEndMs = Math.min(...calls.map(({ finishedAt }) => finishedAt ?? Infinity));
  return {
    elapsedMs,
    calls: calls.length,
    mostInFlight: journal.peakInFlight(endpoint),
    late: calls.filter(({ at }) => at >= firstEndMs).length,
  };
}

export interface ColdExpectation {
  /** What one of the calls asks, in the plural. */
  readonly calls: string;
  /** How many there are to be, all at once. */
  readonly count: number;
  readonly chain: { readonly name: string; readonly ms: number };
}

/** The time beside the longest chain, and the counts, which are exact. */
export function coldFigures(name: string, cold: Cold, { calls, count, chain }: ColdExpectation): readonly Figure[] {
  return [
    {
      name,
      value: cold.elapsedMs,
      unit: 'ms',
      reference: { name: chain.name, value: chain.ms },
      target: { kind: 'atMost', limit: chain.ms + overheadMs },
    },
    exactly(`${name}: ${calls} sent`, cold.calls, count),
    exactly(`${name}: in flight at once`, cold.mostInFlight, count),
    exactly(`${name}: sent after another was answered`, cold.late, 0),
  ];
}
