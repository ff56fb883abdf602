import type { CacheEvent } from '@glance/cache';
import type { PluginMetrics } from '@glance/plugin-sdk';
import type { RateBudget, TransportEvent } from '@glance/upstream';

const RESULTS: Partial<Record<CacheEvent['type'], string>> = {
  hit: 'hit',
  staleHit: 'stale',
  miss: 'miss',
  coalesced: 'coalesced',
};

/** Counts how questions were answered. */
export function countAnswers(metrics: PluginMetrics): (event: CacheEvent) => void {
  const requests = metrics.counter({
    name: 'glance_cache_requests_total',
    help: 'Questions to the cache, by how they were answered',
    labelNames: ['result'],
  });
  return ({ type }) => {
    const result = RESULTS[type];
    if (result !== undefined) {
      requests.inc({ result });
    }
  };
}

/** Shows the size of the cache; to be told it whenever it changes. */
export function cacheBytesGauge(metrics: PluginMetrics): (sizeBytes: number) => void {
  const bytes = metrics.gauge({ name: 'glance_cache_bytes', help: 'Bytes that cached answers take in this process' });
  return (sizeBytes) => bytes.set(sizeBytes);
}

/** Counts and times exchanges with the vendor; to be told of each. */
export function countExchanges(metrics: PluginMetrics): (event: TransportEvent) => void {
  const requests = metrics.counter({
    name: 'glance_upstream_requests_total',
    help: 'HTTP exchanges with the vendor, by what was called and its status, or why there is none',
    labelNames: ['endpoint', 'status'],
  });
  const seconds = metrics.histogram({
    name: 'glance_upstream_duration_seconds',
    help: 'Time of one HTTP exchange with the vendor',
    labelNames: ['endpoint'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  });
  return ({ endpoint, status, durationMs }) => {
    requests.inc({ endpoint, status: String(status) });
    seconds.observe({ endpoint }, durationMs / 1000);
  };
}

/** Whose quotas are shown; `account` where data sources have several. */
interface QuotaLabels {
  readonly datasource_uid: string;
  readonly account?: string;
}

interface ShownQuota {
  readonly metrics: PluginMetrics;
  /** With the same names for all data sources of a plugin. */
  readonly labels: QuotaLabels;
  readonly budget: RateBudget;
  /** What users call a bucket; undefined where it is another one's. Default: as the budget does. */
  readonly nameOf?: (bucket: string) => string | undefined;
}

/** Shows what is left of the quotas of some credentials, as far as it is known, until the function returned is called. */
export function showQuota({ metrics, labels, budget, nameOf = (bucket) => bucket }: ShownQuota): () => void {
  const quota = metrics.gauge({
    name: 'glance_upstream_quota_remaining',
    help: 'Calls that the vendor still allows, as its last answer said',
    labelNames: [...Object.keys(labels), 'bucket'],
  });
  const shown = new Set<string>();
  const stopListening = budget.onChange(({ bucket, remaining }) => {
    const name = nameOf(bucket);
    if (name !== undefined && remaining !== undefined) {
      shown.add(name);
      quota.set({ ...labels, bucket: name }, remaining);
    }
  });
  return () => {
    stopListening();
    shown.forEach((bucket) => quota.remove({ ...labels, bucket }));
    shown.clear();
  };
}
