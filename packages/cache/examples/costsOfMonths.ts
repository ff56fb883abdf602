import { Cache, cacheKey, type Chunk, fingerprint, MemoryStore } from '@glance/cache';

interface MonthChunk extends Chunk<number> {
  readonly month: string;
}

const cache = new Cache({ store: new MemoryStore({ maxBytes: 64 * 1024 * 1024 }) });
const owner = { id: fingerprint({ tenantId: 'contoso', clientId: 'grafana', clientSecret: 's3cret' }) };
const DAY_MS = 24 * 60 * 60 * 1000;

/** Costs of several months. Only those that are not held are asked, here all of them in one call. */
export function costsOfMonths(
  months: readonly string[],
  askAzure: (months: readonly string[], signal: AbortSignal) => Promise<readonly number[]>
) {
  const chunks = months.map((month) => ({
    month,
    key: cacheKey({ plugin: 'azure-costs', fingerprint: owner.id, kind: 'costs', request: { month } }),
    freshForMs: 30 * DAY_MS,
    alertMaxAgeMs: 30 * DAY_MS,
  }));
  return cache.getChunks<number, MonthChunk>(
    {
      owner,
      chunks,
      runsOf: (missing) => [missing],
      load: (run, { signal }) =>
        askAzure(
          run.map(({ month }) => month),
          signal
        ),
    },
    { mode: 'dashboard', signal: AbortSignal.timeout(30_000) }
  );
}
