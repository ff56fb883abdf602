import { Cache, cacheKey, fingerprint, MemoryStore } from '@glance/cache';

const cache = new Cache({ store: new MemoryStore({ maxBytes: 64 * 1024 * 1024 }) });
const owner = { id: fingerprint({ tenantId: 'contoso', clientId: 'grafana', clientSecret: 's3cret' }) };

/** Costs of a month, asked from `askAzure` at most once at a time and once in four hours. */
export function costsOfMonth(month: string, askAzure: (month: string, signal: AbortSignal) => Promise<number>) {
  return cache.get(
    {
      key: cacheKey({ plugin: 'azure-costs', fingerprint: owner.id, kind: 'costs', request: { month } }),
      owner,
      freshForMs: 4 * 60 * 60 * 1000,
      alertMaxAgeMs: 4 * 60 * 60 * 1000,
      load: ({ signal }) => askAzure(month, signal),
    },
    { mode: 'dashboard', signal: AbortSignal.timeout(30_000) }
  );
}
