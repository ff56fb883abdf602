import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SharedOwner } from './SharedOwner';

/** The layout of what is sealed: 1 byte version, 32 bytes HMAC-SHA-256, the payload. */
const version = 1;
const macBytes = 32;

/** Bytes that a seal adds. */
export const sealBytes = 1 + macBytes;

/**
 * A payload with a proof that somebody who has the owner's credentials put it under this name. The name is part of the
 * proof, so what is copied to another key is worth nothing there.
 */
export function seal(name: string, payload: Uint8Array, owner: SharedOwner): Buffer {
  return Buffer.concat([Buffer.of(version), macOf(name, payload, owner), payload]);
}

/** The payload, or `undefined` for anything that is not sealed by the owner for this name. */
export function unseal(name: string, sealed: Buffer, owner: SharedOwner): Buffer | undefined {
  if (sealed.length < sealBytes || sealed[0] !== version) {
    return undefined;
  }
  const payload = sealed.subarray(sealBytes);
  return timingSafeEqual(sealed.subarray(1, sealBytes), macOf(name, payload, owner)) ? payload : undefined;
}

function macOf(name: string, payload: Uint8Array, { macKey }: SharedOwner): Buffer {
  // Names hold no NUL, so where the name ends and the payload begins is never in doubt.
  return createHmac('sha256', macKey).update(Buffer.of(version)).update(`${name}\0`).update(payload).digest();
}
