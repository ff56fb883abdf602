import {
  Cache,
  type CacheEvent,
  type CacheOwner,
  type Clock,
  fingerprint,
  MemoryStore,
  type SecretSettings,
  systemClock,
} from '@glance/cache';
import type { Logger, PluginMetrics } from '@glance/plugin-sdk';
import { MeasuredStore } from './MeasuredStore';
import { cacheBytesGauge, countAnswers } from './metrics';
import { SharedBudgets } from './SharedBudgets';

const DEFAULT_CACHE_MB = 64;
const BYTES_PER_MB = 1024 * 1024;

/** What all data sources of the process share. */
export interface ProcessState {
  readonly cache: Cache;
  /** Names whose answers these are. */
  readonly nameOwner: (identity: { readonly settings: SecretSettings; readonly secrets: SecretSettings }) => CacheOwner;
  readonly budgets: SharedBudgets;
  readonly clock: Clock;
  /** Environment variables: where proxies, and what the server permits, are looked up. */
  readonly env: ProcessStateOptions['env'];
}

export interface ProcessStateOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly metrics: PluginMetrics;
  readonly log: Logger;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/** Makes the process's one cache, of the size that `GF_PLUGIN_CACHE_MAX_MB` says. */
export function createProcessState({ env, metrics, log, clock = systemClock }: ProcessStateOptions): ProcessState {
  const maxBytes = cacheMaxMb(env, log) * BYTES_PER_MB;
  const count = countAnswers(metrics);
  const cache = new Cache({
    store: new MeasuredStore(new MemoryStore({ maxBytes }), cacheBytesGauge(metrics)),
    clock,
    onEvent: (event) => {
      count(event);
      logStoreFailure(event, log);
    },
  });
  return {
    cache,
    nameOwner: ({ settings, secrets }) => ({ id: fingerprint({ ...settings, ...secrets }) }),
    budgets: new SharedBudgets(clock),
    clock,
    env,
  };
}

function cacheMaxMb(env: ProcessStateOptions['env'], log: Logger): number {
  const text = env['GF_PLUGIN_CACHE_MAX_MB'];
  if (text === undefined || text === '') {
    return DEFAULT_CACHE_MB;
  }
  const megabytes = Number(text);
  if (!Number.isFinite(megabytes) || megabytes <= 0) {
    log.warn('cache_max_mb is not a number above 0; the default is used', { value: text, defaultMb: DEFAULT_CACHE_MB });
    return DEFAULT_CACHE_MB;
  }
  return megabytes;
}

function logStoreFailure(event: CacheEvent, log: Logger): void {
  if (event.type === 'storeFailed') {
    const reason = event.error instanceof Error ? event.error.message : String(event.error);
    log.warn('The cache store failed; the query went on without it', { operation: event.operation, reason });
  }
}
