import { createHash } from 'node:crypto';
import type { Now } from '@glance/simulator-common';
import { invalidRequest } from '../DatadogError';

interface Sealed {
  readonly kind: string;
  /** Of the search it belongs to. */
  readonly search: string;
  readonly issuedAtMs: number;
  readonly place: unknown;
}

/** What a cursor stands for. */
export interface CursorUse<Place> {
  readonly kind: string;
  /** What must be the same on every page. */
  readonly search: unknown;
  readonly place: Place;
}

/** Hands out places in lists of results, and takes them back for a while. */
export class Cursors {
  readonly #now: Now;
  readonly #lifetimeMs: number;
  #validFromMs = Number.NEGATIVE_INFINITY;

  constructor({ now, lifetimeMs }: { readonly now: Now; readonly lifetimeMs: number }) {
    this.#now = now;
    this.#lifetimeMs = lifetimeMs;
  }

  /** Makes all cursors that were handed out so far expired. */
  expireAll(): void {
    this.#validFromMs = this.#now() + 1;
  }

  issue<Place>({ kind, search, place }: CursorUse<Place>): string {
    const sealed: Sealed = { kind, search: digest(search), issuedAtMs: this.#now(), place };
    return Buffer.from(JSON.stringify(sealed)).toString('base64url');
  }

  /** The place of a cursor. @throws DatadogError 400 when it is none, expired, or of another search */
  redeem<Place>(cursor: string, { kind, search }: Omit<CursorUse<Place>, 'place'>): Place {
    const sealed = unseal(cursor);
    if (sealed?.kind !== kind || sealed.search !== digest(search)) {
      throw invalidRequest(`Field 'page.cursor' is invalid: it does not belong to this request`);
    }
    const oldestMs = Math.max(this.#validFromMs, this.#now() - this.#lifetimeMs);
    if (sealed.issuedAtMs < oldestMs) {
      throw invalidRequest(`Field 'page.cursor' is invalid: it has expired`);
    }
    return sealed.place as Place;
  }
}

function unseal(cursor: string): Sealed | undefined {
  try {
    return Object(JSON.parse(Buffer.from(cursor, 'base64url').toString())) as Sealed;
  } catch {
    return undefined;
  }
}

function digest(search: unknown): string {
  return createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 16);
}
