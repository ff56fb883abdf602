import type { Caller } from '../Caller';
import type { Clock } from '../Clock';
import { UpstreamError } from '../UpstreamError';
import { WaitingLine } from './WaitingLine';

/** No vendor's window is longer; without a bound one absurd header would close a bucket until the process ends. */
const LONGEST_HOLD_MS = 24 * 60 * 60_000;

/** What an answer's headers say about a quota; leave out what they do not say. */
export interface QuotaReading {
  /** Calls the vendor still allows. */
  readonly remaining?: number;
  /** Milliseconds until `remaining` is filled up again, where the vendor tells. */
  readonly resetAfterMs?: number;
  /** Milliseconds for which the vendor wants no call. */
  readonly retryAfterMs?: number;
  /** The vendor refused the call. Without `retryAfterMs` the default hold counts. */
  readonly refused?: boolean;
}

/** The right to make one call. */
export interface BudgetGrant {
  /** Whether the vendor has closed the bucket since: a call that has not begun yet should ask again. */
  readonly isRevoked: boolean;
  /** Says that the call is over, however it ended; every grant must be released. Further calls do nothing. */
  release(): void;
}

export interface BucketState {
  /** Calls known to be left; `undefined` when the vendor has not said. */
  readonly remaining?: number;
  /** Epoch milliseconds until which the vendor wants no call. */
  readonly heldUntilMs?: number;
}

/** One quota of one credential. */
export class BudgetBucket {
  readonly #clock: Clock;
  readonly #defaultHoldMs: number;
  readonly #line: WaitingLine;
  #inFlight = 0;
  #heldUntilMs = 0;
  #holds = 0;
  /** `remaining` counts down with every grant; a reading older than `validUntilMs` says nothing about the present. */
  #reading: { readonly remaining: number; readonly validUntilMs: number } | undefined;
  /** How many calls may be in flight after a hold; grows with every one that ends, so that waiters do not burst. */
  #window = Infinity;
  #wakeUp: unknown;

  constructor({ clock, defaultHoldMs }: { readonly clock: Clock; readonly defaultHoldMs: number }) {
    this.#clock = clock;
    this.#defaultHoldMs = defaultHoldMs;
    this.#line = new WaitingLine({ clock, endpoint: 'the vendor' });
  }

  get state(): BucketState {
    const held = this.#isHeld();
    return { remaining: held ? 0 : this.#knownRemaining(), heldUntilMs: held ? this.#heldUntilMs : undefined };
  }

  /** Whether the bucket is as good as a new one. */
  get isBlank(): boolean {
    return this.#inFlight === 0 && this.#line.length === 0 && !this.#isHeld() && this.#knownRemaining() === undefined;
  }

  observe(reading: QuotaReading): void {
    if (reading.remaining !== undefined) {
      this.#learn(reading.remaining, reading.resetAfterMs ?? this.#defaultHoldMs);
    }
    const holdMs = this.#holdOf(reading);
    if (holdMs !== undefined && holdMs > 0) {
      this.#hold(this.#clock.now() + Math.min(holdMs, LONGEST_HOLD_MS));
    }
    this.#admit();
  }

  async acquire(caller: Caller): Promise<BudgetGrant> {
    if (this.#isHeld()) {
      if ((caller.deadlineAtMs ?? Infinity) <= this.#heldUntilMs) {
        throw this.#refusal();
      }
      caller.dismissDueBy?.(this.#heldUntilMs, this.#refusal());
    }
    const turn = this.#line.wait(caller, () => this.#refusal());
    this.#admit();
    try {
      await turn;
    } catch (error) {
      // Whoever leaves may be the last: then nothing is left to wake up for.
      this.#admit();
      throw error;
    }
    const holds = this.#holds;
    const isRevoked = (): boolean => this.#isHeld() || this.#holds !== holds;
    let released = false;
    return {
      get isRevoked() {
        return isRevoked();
      },
      release: () => {
        if (!released) {
          released = true;
          this.#release();
        }
      },
    };
  }

  #learn(remaining: number, validForMs: number): void {
    // The vendor may not have counted yet what is in flight besides the call that brought this reading.
    const uncounted = Math.max(0, this.#inFlight - 1);
    const left = Math.max(0, remaining - uncounted);
    this.#reading = { remaining: left, validUntilMs: this.#clock.now() + validForMs };
    if (left > 0) {
      this.#window = Infinity;
    }
  }

  #holdOf({ retryAfterMs, remaining, resetAfterMs, refused }: QuotaReading): number | undefined {
    if (retryAfterMs !== undefined) {
      return retryAfterMs;
    }
    if (remaining === 0 && resetAfterMs !== undefined) {
      return resetAfterMs;
    }
    // A refusal that names no time does not prolong a hold whose end the vendor did name.
    return refused === true && !this.#isHeld() ? this.#defaultHoldMs : undefined;
  }

  #hold(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
    this.#holds += 1;
    this.#reading = undefined;
    this.#window = 1;
    this.#line.refuseDueBy(this.#heldUntilMs, () => this.#refusal());
  }

  #release(): void {
    this.#inFlight -= 1;
    if (!this.#isHeld()) {
      this.#window = this.#line.length === 0 ? Infinity : this.#window + 1;
    }
    this.#admit();
  }

  #admit(): void {
    while (this.#line.length > 0 && this.#mayGo()) {
      this.#inFlight += 1;
      if (this.#reading) {
        this.#reading = { ...this.#reading, remaining: Math.max(0, this.#reading.remaining - 1) };
      }
      this.#line.admitNext();
    }
    this.#clock.clearTimeout(this.#wakeUp);
    if (this.#line.length > 0 && this.#isHeld()) {
      this.#wakeUp = this.#clock.setTimeout(() => {
        this.#admit();
      }, this.#heldUntilMs - this.#clock.now());
    }
  }

  #mayGo(): boolean {
    if (this.#isHeld()) {
      return false;
    }
    // With nothing left by our count one call at a time still goes: only the vendor knows when it has filled up.
    return this.#inFlight === 0 || (this.#inFlight < this.#window && this.#knownRemaining() !== 0);
  }

  #isHeld(): boolean {
    return this.#clock.now() < this.#heldUntilMs;
  }

  #knownRemaining(): number | undefined {
    return this.#reading && this.#clock.now() < this.#reading.validUntilMs ? this.#reading.remaining : undefined;
  }

  #refusal(): UpstreamError {
    const endsAtMs = this.#endsAtMs();
    if (endsAtMs === undefined) {
      return new UpstreamError('rateLimited', 'The vendor’s quota left no room for this call in time; ask less often');
    }
    const waitMs = endsAtMs - this.#clock.now();
    const until = new Date(endsAtMs).toISOString().slice(0, 19).replace('T', ' ');
    const text = `The vendor’s quota is used up until ${until} UTC (in ${String(Math.ceil(waitMs / 1000))} s)`;
    // Only a hold is the vendor's own word, by which whoever remembers this refusal may go.
    return new UpstreamError('rateLimited', text, this.#isHeld() ? { retryAfterMs: waitMs } : {});
  }

  /** When the quota is open again, as far as is known; epoch ms. */
  #endsAtMs(): number | undefined {
    if (this.#isHeld()) {
      return this.#heldUntilMs;
    }
    return this.#knownRemaining() === 0 ? this.#reading?.validUntilMs : undefined;
  }
}
