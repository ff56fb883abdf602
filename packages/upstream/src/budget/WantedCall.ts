import type { Caller } from '../Caller';
import type { ConcurrencyLimit } from '../ConcurrencyLimit';
import { deadlinePassed } from '../timeLimit';
import type { UpstreamError } from '../UpstreamError';
import type { Bucket } from './Bucket';
import type { Entrant } from './WaitingLine';

/** A part of a quota that a call takes. */
export interface Draw {
  readonly bucket: Bucket;
  readonly amount: number;
}

interface WantedCallOptions extends Omit<Entrant, 'overdue'> {
  readonly draws: readonly Draw[];
  readonly limit?: ConcurrencyLimit;
}

/** A call that is to be made, with all that it needs: it takes that at once, or waits and takes nothing. */
export class WantedCall implements Entrant {
  readonly caller: Caller;
  readonly endpoint: string;
  readonly sinceMs: number;
  readonly #draws: readonly Draw[];
  readonly #limit: ConcurrencyLimit | undefined;

  constructor({ caller, endpoint, sinceMs, draws, limit }: WantedCallOptions) {
    this.caller = caller;
    this.endpoint = endpoint;
    this.sinceMs = sinceMs;
    this.#draws = draws;
    this.#limit = limit;
  }

  /** Of its buckets that are held the one that is for longest. */
  get heldBy(): { readonly bucket: Bucket; readonly untilMs: number } | undefined {
    let longest: { readonly bucket: Bucket; readonly untilMs: number } | undefined;
    for (const { bucket } of this.#draws) {
      const untilMs = bucket.heldUntilMs;
      if (untilMs !== undefined && untilMs > (longest?.untilMs ?? 0)) {
        longest = { bucket, untilMs };
      }
    }
    return longest;
  }

  /** Whether there is room and quota for it now. */
  get mayGo(): boolean {
    return this.#hasRoom && this.#draws.every(({ bucket, amount }) => bucket.mayGo(this.caller.priority, amount));
  }

  needs(bucket: Bucket): boolean {
    return this.#draws.some((draw) => draw.bucket === bucket);
  }

  /** Takes what it needs. */
  begin(): RunningCall {
    this.#limit?.enter();
    const places = this.#draws.map(({ bucket, amount }) => ({ bucket, place: bucket.take(amount) }));
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
    const closed = this.#draws.find(({ bucket, amount }) => !bucket.mayGo(this.caller.priority, amount));
    if (closed !== undefined) {
      return closed.bucket.refusal(this.caller.priority, closed.amount);
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
