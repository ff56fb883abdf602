import { type Clock, hasCode, watchDeadline } from '@glance/upstream';
import type { UpstreamCall } from '@glance/data-source';

/** What is known of a pair of keys. */
export type KeyVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** It could not be found out, or not in time. */
  | { readonly kind: 'unknown' };

const GOOD: KeyVerdict = { kind: 'good' };
const UNKNOWN: KeyVerdict = { kind: 'unknown' };

// So often somebody who is refused is worth the calls.
const VERDICT_STANDS_MS = 5 * 60_000;
// What could not be found out may soon be.
const UNKNOWN_STANDS_MS = 30_000;

/**
 * Whether a pair of keys is good, for telling a wrong key from a missing permission: Datadog refuses both alike. Looked
 * up once in five minutes, for all who were refused together.
 */
export class KeyLookup {
  readonly #clock: Clock;
  #verdict: { readonly verdict: KeyVerdict; readonly untilMs: number } | undefined;
  #flight: Promise<KeyVerdict> | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * @param validate resolves when both keys are good, and rejects with `unauthorized` when one is not; it may go on when
   * `caller` has left, since others want to know too
   */
  async verdict(validate: () => Promise<void>, caller: UpstreamCall): Promise<KeyVerdict> {
    if (this.#verdict !== undefined && this.#verdict.untilMs > this.#clock.now()) {
      return this.#verdict.verdict;
    }
    this.#flight ??= this.#lookUp(validate).finally(() => {
      this.#flight = undefined;
    });
    return this.#patiently(this.#flight, caller);
  }

  async #lookUp(validate: () => Promise<void>): Promise<KeyVerdict> {
    let verdict = GOOD;
    try {
      await validate();
    } catch (error) {
      verdict = hasCode(error, 'unauthorized') ? { kind: 'refused', error } : UNKNOWN;
    }
    const standsMs = verdict.kind === 'unknown' ? UNKNOWN_STANDS_MS : VERDICT_STANDS_MS;
    this.#verdict = { verdict, untilMs: this.#clock.now() + standsMs };
    return verdict;
  }

  async #patiently(flight: Promise<KeyVerdict>, { signal, deadlineAtMs }: UpstreamCall): Promise<KeyVerdict> {
    return new Promise((resolve) => {
      const giveUp = (): void => resolve(UNKNOWN);
      if (signal.aborted) {
        giveUp();
      }
      signal.addEventListener('abort', giveUp, { once: true });
      const stopWatching = watchDeadline(this.#clock, () => deadlineAtMs, giveUp);
      void flight.then(resolve).finally(() => {
        signal.removeEventListener('abort', giveUp);
        stopWatching();
      });
    });
  }
}
