import {
  Cache,
  type CacheEvent,
  type Clock,
  createOwnerNamer,
  MemoryStore,
  openSharedStore,
  type OwnerNamer,
  systemClock,
} from '@glance/cache';
import type { Logger, PluginMetrics } from '@glance/plugin-sdk';
import { logSharedLevel } from './logSharedLevel';
import { MeasuredStore } from './MeasuredStore';
import { cacheBytesGauge, countAnswers } from './metrics';
import { readServerSettings, type ServerEnv } from './serverSettings';
import { SharedBudgets } from './SharedBudgets';

/** What all data sources of the process share. */
export interface ProcessState {
  readonly cache: Cache;
  /** Other replicas have a part in the cache. */
  readonly isShared: boolean;
  /** Names whose answers these are, as all replicas do. */
  readonly nameOwner: OwnerNamer;
  readonly budgets: SharedBudgets;
  readonly clock: Clock;
  /** Environment variables: where proxies, and what the server permits, are looked up. */
  readonly env: ServerEnv;
  /** Ends the connection to what is shared with other replicas. */
  close(): void;
}

export interface ProcessStateOptions {
  readonly env: ServerEnv;
  readonly metrics: PluginMetrics;
  readonly log: Logger;
  /** How long a refusal for lack of quota stands that does not say so, ms. */
  readonly defaultHoldMs: number;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
}

/**
 * What a byte of kept answers costs the process while it is busy, as measured (decision 0009): evicted answers and other
 * garbage lie beside them until the engine collects. `cache_max_mb` and `glance_cache_bytes` count that, since it is what
 * a container must have room for.
 */
const PROCESS_BYTES_PER_BYTE = 2;

/** Makes the process's one cache: in memory, and with `redis_url` shared with the other replicas. */
export function createProcessState({
  env,
  metrics,
  log,
  defaultHoldMs,
  clock = systemClock,
}: ProcessStateOptions): ProcessState {
  const { cacheMaxBytes, redis } = readServerSettings(env, log);
  const tell = cacheBytesGauge(metrics);
  const store = new MemoryStore({ maxBytes: cacheMaxBytes / PROCESS_BYTES_PER_BYTE });
  const memory = new MeasuredStore(store, (sizeBytes) => tell(sizeBytes * PROCESS_BYTES_PER_BYTE));
  const shared = redis && openSharedStore({ memory, redis, clock, onEvent: logSharedLevel(log) });
  const count = countAnswers(metrics);
  const cache = new Cache({
    store: shared?.store ?? memory,
    shared: shared?.store,
    clock,
    onEvent: (event) => {
      count(event);
      logStoreFailure(event, log);
    },
  });
  return {
    cache,
    isShared: shared !== undefined,
    nameOwner: shared?.nameOwner ?? createOwnerNamer(),
    budgets: new SharedBudgets({ clock, defaultHoldMs }),
    clock,
    env,
    close: () => shared?.close(),
  };
}

function logStoreFailure(event: CacheEvent, log: Logger): void {
  if (event.type === 'storeFailed') {
    const reason = event.error instanceof Error ? event.error.message : String(event.error);
    log.warn('The cache store failed; the query went on without it', { operation: event.operation, reason });
  }
}
