import type { Caller } from '../Caller';
import type { ConcurrencyLimit } from '../ConcurrencyLimit';
import { deadlinePassed } from '../timeLimit';
import type { UpstreamError } from '../UpstreamError';
import type { Bucket } from './Bucket';
import type { Entrant } from './WaitingLine';

interface WantedCallOptions extends Omit<Entrant, 'overdue'> {
  readonly buckets: readonly Bucket[];
  readonly limit?: ConcurrencyLimit;
}

/** A call that is to be made, with all that it needs: it takes that at once, or waits and takes nothing. */
export class WantedCall implements Entrant {
  readonly caller: Caller;
  readonly endpoint: string;
  readonly sinceMs: number;
  readonly #buckets: readonly Bucket[];
  readonly #limit: ConcurrencyLimit | undefined;

  constructor({ caller, endpoint, sinceMs, buckets, limit }: WantedCallOptions) {
    this.caller = caller;
    this.endpoint = endpoint;
    this.sinceMs = sinceMs;
    this.#buckets = buckets;
    this.#limit = limit;
  }

  /** Of its buckets that are held the one that is for longest. */
  get heldBy(): { readonly bucket: Bucket; readonly untilMs: number } | undefined {
    let longest: { readonly bucket: Bucket; readonly untilMs: number } | undefined;
    for (const bucket of this.#buckets) {
      const untilMs = bucket.heldUntilMs;
      if (untilMs !== undefined && untilMs > (longest?.untilMs ?? 0)) {
        longest = { bucket, untilMs };
      }
    }
    return longest;
  }

  /** Whether there is room and quota for it now. */
  get mayGo(): boolean {
    return this.#hasRoom && this.#buckets.every((bucket) => bucket.mayGo(this.caller.priority));
  }

  needs(bucket: Bucket): boolean {
    return this.#buckets.includes(bucket);
  }

  /** Takes what it needs. */
  begin(): RunningCall {
    this.#limit?.enter();
    const places = this.#buckets.map((bucket) => ({ bucket, place: bucket.take() }));
    return {
      get isRevoked() {
        return places.some(({ place }) => place.isRevoked);
      },
      end: ({ served, isWanted }) => {
        this.#limit?.leave();
        places.forEach(({ bucket, place }) => {
          place.leave({ served, someoneWaits: isWanted(bucket) });
        });
      },
    };
  }

  /** Why it was not let go before the deadline. */
  overdue(): UpstreamError {
    const closed = this.#buckets.find((bucket) => !bucket.mayGo(this.caller.priority));
    if (closed !== undefined) {
      return closed.refusal(this.caller.priority);
    }
    return this.#limit === undefined || this.#hasRoom ? deadlinePassed(this.endpoint) : this.#limit.overdue();
  }

  get #hasRoom(): boolean {
    return this.#limit?.hasRoom ?? true;
  }
}

/** A call that has what it needs. */
export interface RunningCall {
  /** Whether the vendor has closed one of its buckets since. */
  readonly isRevoked: boolean;
  /** Gives everything back; to be called once. */
  end(how: { readonly served: boolean; readonly isWanted: (bucket: Bucket) => boolean }): void;
}
