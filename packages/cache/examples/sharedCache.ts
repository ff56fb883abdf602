import { Cache, cacheKey, MemoryStore, openSharedStore } from '@glance/cache';

/** A cache that shares its answers with the other replicas through Redis. */
export function sharedCache(url: string, password: string | undefined) {
  const { store, nameOwner, close } = openSharedStore({
    memory: new MemoryStore({ maxBytes: 64 * 1024 * 1024 }),
    redis: { url, password },
    onEvent: (event) => process.stderr.write(`${JSON.stringify(event)}\n`),
  });
  const cache = new Cache({ store, shared: store });
  const owner = nameOwner({
    settings: { tenantId: 'contoso', clientId: 'grafana' },
    secrets: { clientSecret: 's3cret' },
  });
  const costsOfMonth = (month: string, askAzure: () => Promise<number>) =>
    cache.get(
      {
        key: cacheKey({ plugin: 'azure-costs', fingerprint: owner.id, kind: 'costs', request: { month } }),
        owner,
        freshForMs: 4 * 60 * 60 * 1000,
        alertMaxAgeMs: 4 * 60 * 60 * 1000,
        load: askAzure,
      },
      { mode: 'dashboard', signal: AbortSignal.timeout(30_000) }
    );
  return { costsOfMonth, close };
}
