import type { Journal } from '@glance/simulator-common';

/** Calls since the journal was cleared. */
export interface CallCounts {
  /** By endpoint: all, by the status that was sent, and the most that were in flight at once. */
  readonly endpoints: Readonly<Record<string, EndpointCounts>>;
  /** Cost queries by scope, in lower case without a leading slash. */
  readonly queriesByScope: Readonly<Record<string, number>>;
}

interface EndpointCounts {
  readonly calls: number;
  readonly peakInFlight: number;
  /** By status, once the last byte has left; calls that are in flight or were cut off before any have none. */
  readonly byStatus: Readonly<Record<string, number>>;
}

/** Counts what the journal holds. */
export function countCalls(journal: Journal): CallCounts {
  const names = new Set(journal.entries.map(({ endpoint }) => endpoint));
  const endpoints = [...names].map((name): readonly [string, EndpointCounts] => {
    const entries = journal.of(name);
    const statuses = entries.flatMap(({ status }) => (status === undefined ? [] : [String(status)]));
    return [name, { calls: entries.length, peakInFlight: journal.peakInFlight(name), byStatus: countEach(statuses) }];
  });
  const scopes = journal.of('query').map(({ url }) => {
    const path = decodeURIComponent(new URL(url).pathname).toLowerCase();
    return path.slice(1, path.lastIndexOf('/providers/microsoft.costmanagement/'));
  });
  return { endpoints: Object.fromEntries(endpoints), queriesByScope: countEach(scopes) };
}

function countEach(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
