import { randomBytes } from 'node:crypto';
import type { CacheKey } from '../CacheKey';
import type { Clock } from '../Clock';
import type { Lease, LeaseEnd, LeaseOutcome, SharedFailure } from '../SharedLevel';
import { keyName } from './keyName';
import { type LeasePlace, type LeaseView, readView, sealLease } from './leaseRecords';
import { lookScript, takeOverScript, takeScript } from './leaseScripts';
import { pause } from './pause';
import { type LeaseTimes, RedisLease } from './RedisLease';
import type { SendCommand } from './RedisLink';
import type { SharedOwner } from './SharedOwner';

/** What leases work with. */
export interface RedisLeasesOptions {
  readonly send: SendCommand;
  readonly clock: Clock;
  /** From 0 up to 1, for the times between looks at another's lease. */
  readonly random: () => number;
  readonly times: LeaseTimes;
}

/** How often to try to take a lease that belongs to nobody and changes all the time. */
const maxTries = 3;

const firstLookAfterMs = 25;
const maxLookEveryMs = 250;

/** The right to load, shared by all processes. Whenever Redis fails, or holds what nobody wrote by right, loading is allowed. */
export class RedisLeases {
  readonly #options: RedisLeasesOptions;

  constructor(options: RedisLeasesOptions) {
    this.#options = options;
  }

  /** Never rejects. */
  async acquire(key: CacheKey, owner: SharedOwner): Promise<LeaseOutcome> {
    const place = {
      owner,
      leaseName: keyName(owner, 'lease', key),
      failureName: keyName(owner, 'failure', key),
    };
    try {
      return await this.#acquire(place);
    } catch {
      return granted;
    }
  }

  async #acquire(place: LeasePlace): Promise<LeaseOutcome> {
    const { send, clock, times } = this.#options;
    const token = randomBytes(16);
    const args = [sealLease(token, place), String(times.ttlMs)];
    for (let tries = 0; tries < maxTries; tries += 1) {
      const view = this.#read(await takeScript.run(send, { keys: [place.leaseName, place.failureName], args }), place);
      const { holder, failure } = view;
      const isHeld = !view.isTaken && holder !== undefined;
      const isMine =
        view.isTaken ||
        (!isHeld && (await takeOverScript.run(send, { keys: [place.leaseName], args: [...args, view.record] })) === 1);
      const lease = isMine ? new RedisLease({ send, clock, place, times, token }) : undefined;
      if (failure !== undefined && failure.standsUntilMs > clock.now()) {
        await lease?.release();
        return { type: 'refused', failure: sharedPart(failure) };
      }
      if (lease !== undefined) {
        return { type: 'granted', lease };
      }
      if (isHeld) {
        return { type: 'held', ended: (signal) => this.#ended(place, { holder, signal }) };
      }
    }
    return granted;
  }

  async #ended(place: LeasePlace, { holder, signal }: Wait): Promise<LeaseEnd> {
    const { clock, random } = this.#options;
    for (let waitMs = firstLookAfterMs; ; waitMs = Math.min(waitMs * 2, maxLookEveryMs)) {
      await pause(waitMs * (0.5 + random() / 2), { clock, signal });
      const view = await this.#look(place);
      if (view?.failure?.token === holder) {
        return { type: 'failed', failure: sharedPart(view.failure) };
      }
      if (view?.holder !== holder) {
        return { type: 'free' };
      }
    }
  }

  /** `undefined` when Redis does not tell. */
  async #look(place: LeasePlace): Promise<LeaseView | undefined> {
    try {
      const keys = [place.leaseName, place.failureName];
      return this.#read(await lookScript.run(this.#options.send, { keys, args: [] }), place);
    } catch {
      return undefined;
    }
  }

  #read(reply: Parameters<typeof readView>[0], place: LeasePlace): LeaseView {
    return readView(reply, place, this.#options.times.ttlMs);
  }
}

interface Wait {
  readonly holder: string;
  readonly signal: AbortSignal;
}

const nothingToGiveBack: Lease = { release: () => Promise.resolve(), fail: () => Promise.resolve() };

/** The outcome where nothing is shared. */
export const granted: LeaseOutcome = { type: 'granted', lease: nothingToGiveBack };

function sharedPart({ error, standsUntilMs }: SharedFailure): SharedFailure {
  return { error, standsUntilMs };
}
