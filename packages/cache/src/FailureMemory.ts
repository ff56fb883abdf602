import { LRUCache } from 'lru-cache';
import type { CacheKey } from './CacheKey';

/** The last failed load of a key. */
export interface Failure {
  readonly error: unknown;
  /** When it failed, epoch ms. */
  readonly failedAtMs: number;
  /** Nobody calls again before this, epoch ms; equal to `failedAtMs` when the next caller may try. */
  readonly standsUntilMs: number;
}

/** No refusal stands longer than a day, whatever a vendor's header says: then one call finds out anew. */
const maxStandMs = 24 * 60 * 60 * 1000;

/** Failures are small; the count bounds what many failing keys can hold on to. */
const maxFailures = 2_000;

/** Remembers which keys failed last, so that a standing refusal is respected and a stale answer can say why. */
export class FailureMemory {
  readonly #failures = new LRUCache<CacheKey, Failure>({ max: maxFailures });

  /** Notes a failure that stands for `standsForMs` (0, negative or not a number: not at all). */
  note(key: CacheKey, { error, nowMs, standsForMs }: { error: unknown; nowMs: number; standsForMs: number }): void {
    const stands = standsForMs > 0 ? Math.min(standsForMs, maxStandMs) : 0;
    this.#failures.set(key, { error, failedAtMs: nowMs, standsUntilMs: nowMs + stands });
  }

  /** Forgets a key, as its load succeeded. */
  forget(key: CacheKey): void {
    this.#failures.delete(key);
  }

  /** The failure that forbids a call now, if one does. */
  standing(key: CacheKey, nowMs: number): Failure | undefined {
    const failure = this.#failures.get(key);
    return failure !== undefined && failure.standsUntilMs > nowMs ? failure : undefined;
  }

  /** The failure that came after an answer fetched at `fetchedAtMs`, if one did. */
  since(key: CacheKey, fetchedAtMs: number): Failure | undefined {
    const failure = this.#failures.get(key);
    return failure !== undefined && failure.failedAtMs >= fetchedAtMs ? failure : undefined;
  }
}
