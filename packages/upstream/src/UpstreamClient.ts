import type { BucketDraw } from './budget/QuotaReading';
import type { Caller } from './Caller';
import { type Clock, systemClock } from './Clock';
import { ConcurrencyLimit } from './ConcurrencyLimit';
import type { RateBudget } from './RateBudget';
import { DEFAULT_RETRY, retryDelay, type RetryOptions } from './RetryPlan';
import { abortError, throwIfAborted, withTimeLimit } from './timeLimit';
import { hasCode, type UpstreamError, type UpstreamErrorCode } from './UpstreamError';

export interface UpstreamClientOptions {
  readonly budget: RateBudget;
  /** The most calls at once. */
  readonly maxConcurrent: number;
  /** Milliseconds one attempt may take. */
  readonly timeoutMs: number;
  readonly retry?: Partial<RetryOptions>;
  readonly clock?: Clock;
  /** From 0 to below 1; spreads retries. Default `Math.random`. */
  readonly random?: () => number;
  readonly onEvent?: (event: UpstreamEvent) => void;
}

/** An attempt failed and will be made again after `delayMs`. */
export interface UpstreamEvent {
  readonly type: 'attemptFailed';
  readonly endpoint: string;
  /** Counted from 1. */
  readonly attempt: number;
  readonly code: UpstreamErrorCode;
  readonly delayMs: number;
}

export interface UpstreamCall {
  /** What is called, for error texts and events. */
  readonly endpoint: string;
  /** The vendor's quota this call draws on; a refusal closes it. */
  readonly bucket: string;
  /** Wider quotas it draws on too, such as a tenant's. */
  readonly widerBuckets?: readonly string[];
  /** Quotas that are not counted in calls, and how much of each this call takes. */
  readonly units?: readonly BucketDraw[];
  /** For whom; read anew whenever it matters. */
  readonly caller: Caller;
}

/**
 * Makes calls to one vendor with one credential. Every attempt waits for quota and room, then runs against the time
 * limit; failed ones are repeated by the retry plan. Nothing waits longer than the caller's deadline.
 */
export class UpstreamClient {
  readonly #budget: RateBudget;
  readonly #limit: ConcurrencyLimit;
  readonly #timeoutMs: number;
  readonly #retry: RetryOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #onEvent: (event: UpstreamEvent) => void;

  constructor(options: UpstreamClientOptions) {
    this.#clock = options.clock ?? systemClock;
    this.#budget = options.budget;
    this.#limit = new ConcurrencyLimit(options.maxConcurrent);
    this.#timeoutMs = options.timeoutMs;
    this.#retry = { ...DEFAULT_RETRY, ...options.retry };
    this.#random = options.random ?? Math.random;
    this.#onEvent = options.onEvent ?? (() => undefined);
  }

  /**
   * Runs `send` under all of that. `send` throws UpstreamErrors for the failures of the vendor (a refusal with its
   * `status` and, if the vendor named one, `retryAfterMs`); anything else is passed on at once.
   */
  async run<T>(call: UpstreamCall, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { endpoint, caller } = call;
    const sinceMs = this.#clock.now();
    for (let attempt = 1; ; attempt++) {
      throwIfAborted(caller.signal, endpoint);
      try {
        return await this.#attempt({ ...call, sinceMs }, send);
      } catch (error) {
        const nowMs = this.#clock.now();
        const delayMs = retryDelay(this.#retry, {
          error,
          attempt,
          nowMs,
          deadlineAtMs: caller.deadlineAtMs,
          heldForMs: this.#heldUntilMs(call) - nowMs,
          random: this.#random(),
        });
        if (delayMs === undefined) {
          throw error;
        }
        this.#onEvent({ type: 'attemptFailed', endpoint, attempt, code: (error as UpstreamError).code, delayMs });
        // A refusal is waited out in the budget's line, which sends away whoever cannot wait so long.
        if (!hasCode(error, 'rateLimited')) {
          await this.#pause(delayMs, call);
        }
      }
    }
  }

  async #attempt<T>(call: WantedCall, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { endpoint, caller, sinceMs, units } = call;
    const buckets = bucketsOf(call);
    for (;;) {
      const grant = await this.#budget.acquire({ endpoint, buckets, units, caller, limit: this.#limit, sinceMs });
      let served = false;
      try {
        // A refusal may have come in just now.
        if (!grant.isRevoked) {
          const value = await this.#noted(call, send);
          served = true;
          return value;
        }
      } finally {
        grant.release({ served });
      }
    }
  }

  /** A refusal closes the bucket before the room it took is free, or the next in line would be refused too. */
  async #noted<T>({ endpoint, caller, bucket }: UpstreamCall, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await withTimeLimit({ timeoutMs: this.#timeoutMs, clock: this.#clock, caller, endpoint }, send);
    } catch (error) {
      if (hasCode(error, 'rateLimited')) {
        this.#budget.observe(bucket, { refused: true, retryAfterMs: error.retryAfterMs });
      }
      throw error;
    }
  }

  #heldUntilMs(call: UpstreamCall): number {
    return Math.max(0, ...bucketsOf(call).map((bucket) => this.#budget.stateOf(bucket).heldUntilMs ?? 0));
  }

  async #pause(delayMs: number, { caller: { signal }, endpoint }: UpstreamCall): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const cancel = (): void => {
        this.#clock.clearTimeout(timer);
        reject(abortError(signal, endpoint));
      };
      const timer = this.#clock.setTimeout(() => {
        signal?.removeEventListener('abort', cancel);
        resolve();
      }, delayMs);
      signal?.addEventListener('abort', cancel, { once: true });
    });
  }
}

interface WantedCall extends UpstreamCall {
  readonly sinceMs: number;
}

function bucketsOf({ bucket, widerBuckets = [] }: UpstreamCall): readonly string[] {
  return [bucket, ...widerBuckets];
}
