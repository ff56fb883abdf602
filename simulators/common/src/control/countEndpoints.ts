import type { Journal } from '../journal/Journal';

/** Calls of one endpoint since the journal was cleared. */
export interface EndpointCounts {
  readonly calls: number;
  readonly peakInFlight: number;
  /** By status, once the last byte has left; calls that are in flight or were cut off before any have none. */
  readonly byStatus: Readonly<Record<string, number>>;
}

/** By endpoint: all calls, by the status that was sent, and the most that were in flight at once. */
export function countEndpoints(journal: Journal): Readonly<Record<string, EndpointCounts>> {
  const names = new Set(journal.entries.map(({ endpoint }) => endpoint));
  const counts = [...names].map((name): readonly [string, EndpointCounts] => {
    const entries = journal.of(name);
    const statuses = entries.flatMap(({ status }) => (status === undefined ? [] : [String(status)]));
    return [name, { calls: entries.length, peakInFlight: journal.peakInFlight(name), byStatus: countEach(statuses) }];
  });
  return Object.fromEntries(counts);
}

/** How often each name is there. */
export function countEach(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
