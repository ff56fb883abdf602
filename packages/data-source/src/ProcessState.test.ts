import { cacheKey } from '@glance/cache';
import type { Logger } from '@glance/plugin-sdk';
import { PluginMetrics } from '@glance/plugin-sdk/testing';
import { createProcessState } from './ProcessState';

const BYTES_PER_MB = 1024 * 1024;

function setUp(env: Record<string, string>) {
  const warnings: string[] = [];
  const write = (message: string) => void warnings.push(message);
  const log: Logger = { debug: write, info: write, warn: write, error: write, with: () => log };
  const metrics = new PluginMetrics();
  const { cache } = createProcessState({ env, metrics, log, defaultHoldMs: 60_000 });
  const store = async (name: string, bytes: number) => {
    const request = {
      key: cacheKey({ plugin: 'p', fingerprint: 'f', kind: 'k', request: name }),
      owner: { id: 'f' },
      freshForMs: 60_000,
      alertMaxAgeMs: 60_000,
      load: async () => new Float64Array(bytes / 8),
    };
    await cache.get(request, { signal: new AbortController().signal, mode: 'dashboard' });
  };
  return { cache, metrics, warnings, store };
}

describe('the cache of the process', () => {
  it('keeps to cache_max_mb, and counts', async () => {
    const { cache, metrics, store } = setUp({ GF_PLUGIN_CACHE_MAX_MB: '1' });
    for (let index = 0; index < 10; index += 1) {
      await store(`answer ${index}`, 0.1 * BYTES_PER_MB);
    }
    // A byte of answers counts as two of the process.
    expect(cache.sizeBytes).toBeGreaterThan(0.35 * BYTES_PER_MB);
    expect(cache.sizeBytes).toBeLessThanOrEqual(0.5 * BYTES_PER_MB);
    const told = Number(/^glance_cache_bytes (\d+)$/m.exec(await metrics.text())?.[1]);
    expect(told).toBe(2 * cache.sizeBytes);
    expect(await metrics.text()).toContain('glance_cache_requests_total{result="miss"} 10');
  });

  it('has 64 MB when nothing is said', async () => {
    const { cache, store, warnings } = setUp({});
    for (const name of ['large', 'larger', 'too much']) {
      await store(name, 12 * BYTES_PER_MB);
    }
    expect(cache.sizeBytes).toBeGreaterThan(24 * BYTES_PER_MB);
    expect(cache.sizeBytes).toBeLessThan(25 * BYTES_PER_MB);
    expect(warnings).toEqual([]);
  });

  it.each(['lots', '0', '-5', 'NaN'])('says so when cache_max_mb is %s', (text) => {
    const { warnings } = setUp({ GF_PLUGIN_CACHE_MAX_MB: text });
    expect(warnings).toEqual([expect.stringContaining('cache_max_mb')]);
  });

  it('goes on and says so when an answer is too large to keep', async () => {
    const { store, warnings } = setUp({ GF_PLUGIN_CACHE_MAX_MB: '1' });
    await store('too large', 2 * BYTES_PER_MB);
    expect(warnings).toEqual([expect.stringContaining('The cache store failed')]);
  });
});
