import { countEach, countEndpoints, type EndpointCounts, type Journal } from '@glance/simulator-common';

/** Calls since the journal was cleared. */
export interface CallCounts {
  readonly endpoints: Readonly<Record<string, EndpointCounts>>;
  /** Cost queries by scope, in lower case without a leading slash. */
  readonly queriesByScope: Readonly<Record<string, number>>;
}

/** Counts what the journal holds. */
export function countCalls(journal: Journal): CallCounts {
  const scopes = journal.of('query').map(({ url }) => {
    const path = decodeURIComponent(new URL(url).pathname).toLowerCase();
    return path.slice(1, path.lastIndexOf('/providers/microsoft.costmanagement/'));
  });
  return { endpoints: countEndpoints(journal), queriesByScope: countEach(scopes) };
}
