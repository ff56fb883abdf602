import type { Clock } from '../Clock';
import type { Lease, SharedFailure } from '../SharedLevel';
import { type LeasePlace, maxFailureBytes, type RecordedFailure, sealFailure, sealLease } from './leaseRecords';
import { failScript, releaseScript, renewScript } from './leaseScripts';
import type { SendCommand } from './RedisLink';

/** How leases live. */
export interface LeaseTimes {
  /** When the holder dies, the others go on after at most this, ms. */
  readonly ttlMs: number;
  /** How often the holder shows that it lives, ms. */
  readonly renewEveryMs: number;
}

export interface RedisLeaseOptions {
  readonly send: SendCommand;
  readonly clock: Clock;
  readonly place: LeasePlace;
  readonly times: LeaseTimes;
  readonly token: Buffer;
}

/** How long those who wait for a failed load can hear of its failure, ms: many times longer than they look away. */
const failureHeardForMs = 10_000;

/** No refusal stands longer than a day. */
const maxStandMs = 24 * 60 * 60 * 1000;

/** A lease that this process holds, and renews until it is given back or has become another's. */
export class RedisLease implements Lease {
  readonly #options: RedisLeaseOptions;
  readonly #record: Buffer;
  #timer: unknown;
  #renewedAtMs: number;
  #isOver = false;

  constructor(options: RedisLeaseOptions) {
    this.#options = options;
    this.#record = sealLease(options.token, options.place);
    this.#renewedAtMs = options.clock.now();
    this.#renewLater();
  }

  async release(): Promise<void> {
    this.#end();
    const { send, place } = this.#options;
    // What cannot be given back ends by itself.
    await releaseScript.run(send, { keys: [place.leaseName], args: [this.#record] }).catch(() => undefined);
  }

  async fail(failure: SharedFailure): Promise<void> {
    this.#end();
    const { send, clock, place, token } = this.#options;
    const standsForMs = Math.min(failure.standsUntilMs - clock.now(), maxStandMs);
    const ttlMs = Math.ceil(Math.max(standsForMs, failureHeardForMs));
    const sealed = sealOrNothing({ ...failure, token: token.toString('base64url') }, place);
    if (sealed === undefined) {
      return this.release();
    }
    const args = [this.#record, sealed, String(ttlMs), standsForMs > 0 ? 'stands' : 'passes'];
    await failScript.run(send, { keys: [place.leaseName, place.failureName], args }).catch(() => undefined);
  }

  #renewLater(): void {
    const { clock, times } = this.#options;
    this.#timer = clock.setTimeout(() => void this.#renew(), times.renewEveryMs);
  }

  async #renew(): Promise<void> {
    const { send, clock, place, times } = this.#options;
    const args = [this.#record, String(times.ttlMs)];
    // While Redis is away, the lease may be too, or not; after its time it is.
    const renewed = await renewScript.run(send, { keys: [place.leaseName], args }).catch(() => undefined);
    if (renewed === 1) {
      this.#renewedAtMs = clock.now();
    }
    if (!this.#isOver && renewed !== 0 && clock.now() - this.#renewedAtMs < times.ttlMs) {
      this.#renewLater();
    }
  }

  #end(): void {
    this.#isOver = true;
    this.#options.clock.clearTimeout(this.#timer);
  }
}

function sealOrNothing(failure: RecordedFailure, place: LeasePlace): Buffer | undefined {
  try {
    const sealed = sealFailure(failure, place);
    return sealed.length > maxFailureBytes ? undefined : sealed;
  } catch {
    return undefined;
  }
}
