import type { BudgetGrant } from './budget/BudgetBucket';
import type { Caller } from './Caller';
import { type Clock, systemClock } from './Clock';
import { ConcurrencyLimit } from './ConcurrencyLimit';
import type { RateBudget } from './RateBudget';
import { DEFAULT_RETRY, retryDelay, type RetryOptions } from './RetryPlan';
import { abortError, throwIfAborted, withTimeLimit } from './timeLimit';
import { hasCode, UpstreamError, type UpstreamErrorCode } from './UpstreamError';

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
  /** For whom; read anew whenever it matters. */
  readonly caller: Caller;
}

/**
 * Makes calls to one vendor with one credential. Every attempt waits for quota, then for room, then runs against the
 * time limit; failed ones are repeated by the retry plan. Nothing waits longer than the caller's deadline.
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
    this.#limit = new ConcurrencyLimit({ maxConcurrent: options.maxConcurrent, clock: this.#clock });
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
    for (let attempt = 1; ; attempt++) {
      throwIfAborted(caller.signal, endpoint);
      try {
        return await this.#attempt(call, send);
      } catch (error) {
        const failed = {
          error,
          attempt,
          nowMs: this.#clock.now(),
          deadlineAtMs: caller.deadlineAtMs,
          random: this.#random(),
        };
        const delayMs = retryDelay(this.#retry, failed);
        if (delayMs === undefined) {
          throw error;
        }
        this.#onEvent({ type: 'attemptFailed', endpoint, attempt, code: (error as UpstreamError).code, delayMs });
        await this.#pause(delayMs, call);
      }
    }
  }

  async #attempt<T>(call: UpstreamCall, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      const grants = await this.#grants(call);
      try {
        const answer = await this.#limit.run(call.caller, async () =>
          // While this call waited for room, another one of its buckets may have been refused.
          grants.some(({ isRevoked }) => isRevoked) ? undefined : { value: await this.#noted(call, send) }
        );
        if (answer) {
          return answer.value;
        }
      } finally {
        releaseAll(grants);
      }
    }
  }

  /** The narrow bucket first: whoever waits for it must not take up room in a wide one. */
  async #grants(call: UpstreamCall): Promise<readonly BudgetGrant[]> {
    const grants: BudgetGrant[] = [];
    try {
      for (const bucket of [call.bucket, ...(call.widerBuckets ?? [])]) {
        grants.push(await this.#budget.acquire(bucket, call.caller));
      }
      return grants;
    } catch (error) {
      releaseAll(grants);
      throw error;
    }
  }

  /** A refusal closes the bucket before the room it took is free, or the next in line would be refused too. */
  async #noted<T>(call: UpstreamCall, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await this.#timed(call, send);
    } catch (error) {
      if (hasCode(error, 'rateLimited')) {
        this.#budget.observe(call.bucket, { refused: true, retryAfterMs: error.retryAfterMs });
      }
      throw error;
    }
  }

  async #timed<T>({ endpoint, caller }: UpstreamCall, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if ((caller.deadlineAtMs ?? Infinity) <= this.#clock.now()) {
      throw new UpstreamError(
        'timeout',
        `The deadline passed before ${endpoint} could be called; ask for less, or raise timeout`
      );
    }
    return withTimeLimit({ timeoutMs: this.#timeoutMs, clock: this.#clock, caller, endpoint }, send);
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

function releaseAll(grants: readonly BudgetGrant[]): void {
  for (const grant of grants) {
    grant.release();
  }
}
