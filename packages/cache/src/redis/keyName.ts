import { createHash } from 'node:crypto';
import type { CacheKey } from '../CacheKey';
import type { CacheOwner } from '../CacheOwner';

/** What Redis holds for a question. */
export type KeyKind = 'value' | 'lease' | 'failure';

/** The version of all that is stored: another one never meets it. */
const prefix = 'glance:1';

/** Where owners that were cleared are announced. */
export const clearedChannel = `${prefix}:cleared`;

/**
 * The name of a question's key in Redis: of bounded length, and a digest of the question, since questions hold names
 * of subscriptions and resource groups, which whoever operates Redis need not read.
 */
export function keyName(owner: CacheOwner, kind: KeyKind, key: CacheKey): string {
  return `${prefix}:${owner.id}:${kind}:${createHash('sha256').update(key).digest('base64url')}`;
}

/** The name of the key that holds an owner's generation. */
export function generationKeyName(owner: CacheOwner): string {
  return `${prefix}:${owner.id}:generation`;
}

/** Written when connecting, to find out whether writing is allowed. */
export const probeKeyName = `${prefix}:probe`;
