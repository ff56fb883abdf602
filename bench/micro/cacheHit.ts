import type { Figure } from '../Figure';
import { runShipped } from './runShipped';

/** Getting a fresh answer, held against the nearest thing that a library offers. */
export async function measureCacheHit(): Promise<readonly Figure[]> {
  const { ours, lruCache } = (await runShipped('cacheHit')) as { readonly ours: number; readonly lruCache: number };
  return [
    {
      name: 'cache hit',
      value: ours / 1_000,
      unit: 'µs',
      reference: { name: 'lru-cache fetch', value: lruCache / 1_000 },
    },
  ];
}
