import type { CacheOwner } from '../CacheOwner';

/** An owner whose answers may leave this process, since it can prove which ones are its own. */
export type SharedOwner = CacheOwner & { readonly macKey: Uint8Array };

/** Whether an owner's answers may be shared with other processes. */
export function canShare(owner: CacheOwner): owner is SharedOwner {
  return owner.macKey !== undefined;
}
