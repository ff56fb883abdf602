import { cacheKey, type CacheKey } from '../src/CacheKey';
import type { Entry } from '../src/Entry';
import type { SharedOwner } from '../src/redis/SharedOwner';

export const anna: SharedOwner = { id: 'anna'.padEnd(22, '-'), macKey: new Uint8Array(32).fill(1) };
export const boris: SharedOwner = { id: 'boris'.padEnd(22, '-'), macKey: new Uint8Array(32).fill(2) };

export function keyOf(owner: SharedOwner, name: string): CacheKey {
  return cacheKey({ plugin: 'p', fingerprint: owner.id, kind: 'k', request: name });
}

export function entryOf(owner: SharedOwner, name: string, more: Partial<Entry> = {}): Entry {
  return {
    key: keyOf(owner, name),
    owner: owner.id,
    value: `value of ${name}`,
    fetchedAtMs: 1,
    freshForMs: 1_000,
    ...more,
  };
}
