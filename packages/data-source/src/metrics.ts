import type { CacheEvent } from '@glance/cache';
import type { PluginMetrics } from '@glance/plugin-sdk';
import type { TransportEvent } from '@glance/upstream';

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

/** What one data source reports of its calls to the vendor. */
export interface UpstreamMetrics {
  readonly onExchange: (event: TransportEvent) => void;
  /** Only what is known is shown. */
  readonly onQuota: (quota: { readonly bucket: string; readonly remaining?: number }) => void;
  /** Takes the data source's gauges away when it is gone. */
  forget(): void;
}

/** Counts and times exchanges with the vendor, and shows what is left of its quotas. */
export function upstreamMetrics(metrics: PluginMetrics, dataSourceUid: string): UpstreamMetrics {
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
  const quota = metrics.gauge({
    name: 'glance_upstream_quota_remaining',
    help: 'Calls that the vendor still allows, as its last answer said',
    labelNames: ['datasource_uid', 'bucket'],
  });
  const buckets = new Set<string>();
  return {
    onExchange: ({ endpoint, status, durationMs }) => {
      requests.inc({ endpoint, status: String(status) });
      seconds.observe({ endpoint }, durationMs / 1000);
    },
    onQuota: ({ bucket, remaining }) => {
      if (remaining !== undefined) {
        buckets.add(bucket);
        quota.set({ datasource_uid: dataSourceUid, bucket }, remaining);
      }
    },
    forget: () => {
      buckets.forEach((bucket) => quota.remove({ datasource_uid: dataSourceUid, bucket }));
      buckets.clear();
    },
  };
}
