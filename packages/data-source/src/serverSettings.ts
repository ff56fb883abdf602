import { readFileSync } from 'node:fs';
import type { RedisSettings } from '@glance/cache';
import type { Logger } from '@glance/plugin-sdk';

const DEFAULT_CACHE_MB = 64;
const BYTES_PER_MB = 1024 * 1024;

/** The plugin's section of Grafana's configuration, as it reaches the process: `GF_PLUGIN_<KEY>`. */
export type ServerEnv = Readonly<Record<string, string | undefined>>;

/** What the administrator of the server has set for all data sources. */
export interface ServerSettings {
  /** Bytes that cached answers may cost this process, the engine's part included: `cache_max_mb`. */
  readonly cacheMaxBytes: number;
  /** Left out when answers are not shared with other replicas. */
  readonly redis?: RedisSettings;
}

/** Reads the settings. One that cannot be used is logged with advice, and the plugin works without it. */
export function readServerSettings(env: ServerEnv, log: Logger): ServerSettings {
  return { cacheMaxBytes: cacheMaxMb(env, log) * BYTES_PER_MB, redis: redisSettings(env, log) };
}

function cacheMaxMb(env: ServerEnv, log: Logger): number {
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

function redisSettings(env: ServerEnv, log: Logger): RedisSettings | undefined {
  const url = nonEmpty(env['GF_PLUGIN_REDIS_URL']);
  const password = nonEmpty(env['GF_PLUGIN_REDIS_PASSWORD']);
  const caPath = nonEmpty(env['GF_PLUGIN_REDIS_TLS_CA']);
  if (url === undefined) {
    if (password !== undefined || caPath !== undefined) {
      log.warn('redis_password and redis_tls_ca mean nothing without redis_url: set it, or remove them');
    }
    return undefined;
  }
  try {
    return { url, password, caPem: caPath === undefined ? undefined : readFileSync(caPath, 'utf8') };
  } catch (error) {
    // Whoever names an authority wants no other one to be trusted.
    log.error('redis_tls_ca names a file that cannot be read, so answers are not shared: check its path and rights', {
      path: caPath,
      code: error instanceof Error && 'code' in error ? error.code : undefined,
    });
    return undefined;
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text?.trim() === '' ? undefined : text?.trim();
}
