import { hkdfSync, randomBytes } from 'node:crypto';
import type { CacheOwner } from './CacheOwner';
import { canonicalJson } from './canonicalJson';
import { createFingerprint, type SecretSettings } from './fingerprint';

/** Everything about a data source that decides what the vendor answers. */
export interface OwnerIdentity {
  /** What is no secret: tenant, client id, site, host, who a managed identity is… */
  readonly settings: SecretSettings;
  /** What only somebody who may see the answers knows: client secret, key, certificate… Empty text counts as none. */
  readonly secrets: SecretSettings;
}

/** Makes the owner of a data source's answers: equal for equal identities, another one for any difference. */
export type OwnerNamer = (identity: OwnerIdentity) => CacheOwner;

/** What replicas agree on besides the data sources' settings. */
export interface SharedNaming {
  /** The shared store's password; with another one nothing of the store fits. `undefined` when it has none. */
  readonly password: string | undefined;
}

/**
 * Names owners within this process, or, with `shared`, as all replicas do.
 *
 * Within the process an id is a keyed hash under a random key, void after a restart, and there is no `macKey`. Shared,
 * HKDF-SHA-256 over all settings and secrets, salted with the store's password, gives the id and, apart from it, the
 * `macKey`: whoever reads ids in the store learns neither a secret nor a key from them.
 *
 * An identity without any secret gets no `macKey` even then, since anybody could make it: its answers stay in this
 * process (`owner.macKey === undefined`; tell the operator).
 */
export function createOwnerNamer(shared?: SharedNaming): OwnerNamer {
  const nameLocally = createFingerprint(randomBytes(32));
  return ({ settings, secrets }) => {
    const identity = canonicalJson([settings, secrets]);
    if (shared === undefined || !Object.values(secrets).some((secret) => secret !== undefined && secret !== '')) {
      return { id: nameLocally({ identity }) };
    }
    const derive = (purpose: string, sizeBytes: number) =>
      Buffer.from(hkdfSync('sha256', identity, shared.password ?? '', `glance cache 1: ${purpose}`, sizeBytes));
    return { id: derive('owner id', 16).toString('base64url'), macKey: derive('mac key', 32) };
  };
}
