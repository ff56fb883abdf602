import type { Priority } from '../Caller';
import type { Clock } from '../Clock';
import { LONGEST_WAIT_MS } from '../longestWait';
import type { UpstreamError } from '../UpstreamError';
import { Hold, REFUSALS_REMEMBERED_MS } from './Hold';
import { isUsable, type QuotaReading } from './QuotaReading';
import { crowdedError, heldError, spentError } from './quotaErrors';
import { RemainingCalls } from './RemainingCalls';
import { SlowStart } from './SlowStart';

export interface BucketOptions {
  readonly clock: Clock;
  readonly defaultHoldMs: number;
  readonly reserve: number;
  readonly random: () => number;
}

/** What is known of a bucket. */
export interface BucketState {
  /** Calls, or other units, known to be left; `undefined` when the vendor has not said. */
  readonly remaining?: number;
  /** Epoch milliseconds until which the vendor wants no call. */
  readonly heldUntilMs?: number;
}

/** A call's part in a bucket, taken when it is let go. */
export interface Place {
  /** Whether the vendor has closed the bucket since. */
  readonly isRevoked: boolean;
  /** The call is over; to be called once. */
  leave(end: CallEnd): void;
}

interface CallEnd {
  /** Whether the vendor did what was asked. */
  readonly served: boolean;
  /** Whether others wait for the same bucket. */
  readonly someoneWaits: boolean;
}

/** One quota of one credential: whether a call may be made now, as far as the vendor's answers tell. */
export class Bucket {
  readonly #clock: Clock;
  readonly #defaultHoldMs: number;
  readonly #reserve: number;
  readonly #hold: Hold;
  readonly #remaining: RemainingCalls;
  readonly #slowStart = new SlowStart();
  #inFlight = 0;
  /** What the calls in flight took. */
  #drawn = 0;
  /** Whether somebody had to wait because what is left is too little. */
  #isShort = false;
  #timesClosed = 0;
  #rememberedUntilMs = 0;
  /** Calls in flight that were let go after the last refusal that counted: only theirs is another one in a row. */
  readonly #sinceRefusal = new Set<Place>();

  constructor({ clock, defaultHoldMs, reserve, random }: BucketOptions) {
    this.#clock = clock;
    this.#defaultHoldMs = defaultHoldMs;
    this.#reserve = reserve;
    this.#hold = new Hold({ clock, random });
    this.#remaining = new RemainingCalls(clock);
  }

  get state(): BucketState {
    return this.#hold.isOn
      ? { remaining: 0, heldUntilMs: this.#hold.saidUntilMs }
      : { remaining: this.#remaining.left, heldUntilMs: undefined };
  }

  /** Epoch ms until which nobody may go; `undefined` when the bucket is not held. */
  get heldUntilMs(): number | undefined {
    return this.#hold.isOn ? this.#hold.untilMs : undefined;
  }

  /** The next instant at which the clock alone may change who may go; epoch ms. */
  get nextChangeAtMs(): number | undefined {
    return this.heldUntilMs ?? (this.#remaining.isVoid ? undefined : this.#remaining.validUntilMs);
  }

  /** Whether the bucket is as good as a new one. */
  get isBlank(): boolean {
    return this.#inFlight === 0 && this.#clock.now() >= this.#rememberedUntilMs;
  }

  /** Takes in what an answer said. Call it before the place of that call is left. */
  observe(reading: QuotaReading): void {
    this.#dropVoidReading();
    const { remaining, resetAfterMs, validForMs: believedForMs = this.#defaultHoldMs, drawn = 1 } = reading;
    if (isUsable(remaining)) {
      // The vendor may not have counted yet what is in flight besides the call that brought this reading.
      const uncounted = Math.max(0, this.#drawn - drawn);
      const validForMs = isUsable(resetAfterMs) ? Math.min(resetAfterMs, LONGEST_WAIT_MS) : believedForMs;
      this.#remaining.learn(remaining - uncounted, validForMs);
      this.#isShort = false;
    }
    this.#close(reading);
    const countsUntilMs = Math.max(this.#hold.untilMs, this.#remaining.validUntilMs ?? 0);
    this.#rememberedUntilMs = countsUntilMs === 0 ? 0 : countsUntilMs + REFUSALS_REMEMBERED_MS;
  }

  /** Whether a call that takes so much may be made now. */
  mayGo(priority: Priority, amount = 1): boolean {
    this.#dropVoidReading();
    if (this.#hold.isOn || !this.#slowStart.allows(this.#inFlight)) {
      return false;
    }
    const { left } = this.#remaining;
    if (left === undefined) {
      return true;
    }
    const isEnough = left >= amount + this.#reserveFor(priority);
    this.#isShort ||= !isEnough;
    // With too little left by our count one alert rule at a time still goes: only the vendor knows when it has filled up.
    return isEnough || (priority === 'alert' && this.#inFlight === 0);
  }

  take(amount = 1): Place {
    this.#inFlight += 1;
    this.#drawn += amount;
    this.#remaining.take(amount);
    const timesClosed = this.#timesClosed;
    const isRevoked = (): boolean => this.#timesClosed !== timesClosed;
    const place: Place = {
      get isRevoked() {
        return isRevoked();
      },
      leave: ({ served, someoneWaits }) => {
        this.#inFlight -= 1;
        this.#drawn -= amount;
        const isRecent = this.#sinceRefusal.delete(place);
        if (served && isRecent) {
          this.#hold.noteServed();
        }
        if (served && !this.#hold.isOn) {
          this.#slowStart.noteServed({ someoneWaits });
        }
      },
    };
    this.#sinceRefusal.add(place);
    return place;
  }

  /** Why a caller cannot go, and until when as far as is known. */
  refusal(priority: Priority, amount = 1): UpstreamError {
    const nowMs = this.#clock.now();
    if (this.#hold.isOn) {
      return heldError({ untilMs: this.#hold.saidUntilMs, nowMs, isRaised: this.#hold.isRaised });
    }
    const { left, validUntilMs } = this.#remaining;
    const isSpent = left !== undefined && left < amount + this.#reserveFor(priority);
    return isSpent && validUntilMs !== undefined ? spentError({ left, untilMs: validUntilMs, nowMs }) : crowdedError();
  }

  #reserveFor(priority: Priority): number {
    return priority === 'dashboard' ? this.#reserve : 0;
  }

  #close({ retryAfterMs, remaining, resetAfterMs, refused = false }: QuotaReading): void {
    const namedMs = isUsable(retryAfterMs)
      ? retryAfterMs
      : remaining === 0 && isUsable(resetAfterMs)
        ? resetAfterMs
        : undefined;
    // A refusal that names no time does not prolong a hold whose end the vendor did name.
    const forMs = namedMs ?? (refused && !this.#hold.isOn ? this.#defaultHoldMs : undefined);
    if (forMs === undefined || (forMs === 0 && !refused)) {
      return;
    }
    const isRefusal = refused || isUsable(retryAfterMs);
    if (isRefusal) {
      const inARow = this.#sinceRefusal.size > 0 || this.#hold.refusals === 0;
      this.#hold.refuse(forMs, { inARow });
      this.#sinceRefusal.clear();
    } else {
      this.#hold.extend(forMs);
    }
    this.#timesClosed += 1;
    this.#remaining.forget();
    this.#slowStart.begin();
  }

  /** One that was too little leaves open how much there is since: one call goes to find out, not the whole backlog. */
  #dropVoidReading(): void {
    if (this.#remaining.isVoid) {
      const left = this.#remaining.forget() ?? 0;
      if (left <= this.#reserve || this.#isShort) {
        this.#slowStart.begin();
      }
      this.#isShort = false;
    }
  }
}
