import { createHmac, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonicalJson';

/** Settings that decide what the vendor answers: tenant, client id, secret, key, site, host… */
export type SecretSettings = Readonly<Record<string, string | undefined>>;

/**
 * A function that names credentials by HMAC-SHA-256 under `key` (128 bits, base64url). Whoever lacks the key can
 * neither recover a secret nor check a guess against the result.
 */
export function createFingerprint(key: Uint8Array): (settings: SecretSettings) => string {
  return (settings) =>
    createHmac('sha256', key).update(canonicalJson(settings)).digest().subarray(0, 16).toString('base64url');
}

/**
 * Names a set of credentials within this process: equal settings get equal names, any difference another one; a
 * setting that is `undefined` counts as absent. The key is random and lives in memory only, so a name that leaks
 * through a log says nothing about the secret and is void after a restart.
 */
export const fingerprint: (settings: SecretSettings) => string = createFingerprint(randomBytes(32));
