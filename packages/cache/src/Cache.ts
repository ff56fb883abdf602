import type { CacheAnswer, CacheCaller, CacheRequest } from './CacheRequest';
import { systemClock, type Clock } from './Clock';
import { ageMs, type Entry } from './Entry';
import type { AnswerEvent, CacheEvent } from './events';
import { FailureMemory } from './FailureMemory';
import { canStandIn, judgeFreshness, type Standing } from './Freshness';
import { SharedLoad, type LoadContext } from './SharedLoad';
import { SingleFlight } from './SingleFlight';
import type { CacheStore } from './stores/CacheStore';
import { GuardedStore } from './stores/GuardedStore';
import { untilAborted } from './untilAborted';

/** What a cache is made of. */
export interface CacheOptions {
  readonly store: CacheStore;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Told of everything that happens, at once; what it throws is ignored. */
  readonly onEvent?: (event: CacheEvent) => void;
  /** How long one store operation may take before the cache goes on without it, ms (500). */
  readonly storeTimeoutMs?: number;
}

/**
 * Answers questions from a store while that is right, and otherwise by one load that all simultaneous callers share,
 * its failure included. One cache serves a whole process: keys hold the credentials' fingerprint, so nobody is given
 * what other credentials fetched.
 */
export class Cache {
  readonly #store: CacheStore;
  readonly #guarded: GuardedStore;
  readonly #clock: Clock;
  readonly #onEvent: ((event: CacheEvent) => void) | undefined;
  readonly #failures = new FailureMemory();
  readonly #flights = new SingleFlight<SharedLoad>();
  readonly #loadContext: LoadContext;

  constructor({ store, clock = systemClock, onEvent, storeTimeoutMs = 500 }: CacheOptions) {
    const emit = (event: CacheEvent) => this.#emit(event);
    this.#store = store;
    this.#clock = clock;
    this.#onEvent = onEvent;
    this.#guarded = new GuardedStore(store, {
      clock,
      timeoutMs: storeTimeoutMs,
      onFailure: (failure) => emit({ type: 'storeFailed', ...failure }),
    });
    this.#loadContext = { store: this.#guarded, failures: this.#failures, clock, emit };
    store.onEvicted((eviction) => emit({ type: 'evicted', ...eviction }));
  }

  /** Bytes that the store holds in this process. */
  get sizeBytes(): number {
    return this.#store.sizeBytes;
  }

  /**
   * Answers a question. Rejects with the caller's abort reason, or with the failed load's error when no stored answer
   * may stand in for it.
   */
  async get<T>(request: CacheRequest<T>, caller: CacheCaller): Promise<CacheAnswer<T>> {
    caller.signal.throwIfAborted();
    // From here on values are opaque. They come back as T, because equal keys have values of one type.
    const opaque = request as CacheRequest<unknown>;
    const seat = this.#flights.board(request.key, {
      group: request.owner,
      begin: (flight) => new SharedLoad(opaque, flight, this.#loadContext),
    });
    try {
      return (await this.#answer(opaque, caller, seat.work)) as CacheAnswer<T>;
    } finally {
      seat.leave();
    }
  }

  /**
   * Drops all answers of an owner and says how many. A load that is under way still answers those who wait for it, but
   * its answer is not stored, and whoever asks from now on starts a new one. Standing refusals go on standing: they
   * are the vendor's, not ours.
   */
  async clear(owner: string): Promise<number> {
    this.#flights.close(owner);
    return this.#guarded.clear(owner);
  }

  async #answer(request: CacheRequest<unknown>, caller: CacheCaller, load: SharedLoad): Promise<CacheAnswer<unknown>> {
    load.admit(request);
    // Not cut short by an abort: it ends within the store's time-out, and hits are spared a listener.
    const entry = await load.known;
    caller.signal.throwIfAborted();
    const nowMs = this.#clock.now();
    const freshness = entry === undefined ? 'old' : judgeFreshness(standing(entry, request, caller, nowMs));
    if (entry !== undefined && freshness === 'fresh') {
      return this.#give(entry, 'hit');
    }
    const refusal = this.#failures.standing(request.key, nowMs);
    if (entry !== undefined && freshness === 'stale') {
      const lastFailure = this.#failures.since(request.key, entry.fetchedAtMs);
      if (refusal === undefined) {
        load.startInBackground(request);
      }
      return this.#giveStale(entry, lastFailure);
    }
    if (refusal !== undefined) {
      return this.#giveLastGood(entry, { request, caller, error: refusal.error, type: 'coalesced' });
    }
    const type = load.isStarted ? 'coalesced' : 'miss';
    try {
      return this.#give(await untilAborted(load.start(request), caller.signal), type);
    } catch (error) {
      caller.signal.throwIfAborted();
      return this.#giveLastGood(entry, { request, caller, error, type });
    }
  }

  #give(entry: Entry, outcome: 'hit' | 'miss' | 'coalesced'): CacheAnswer<unknown> {
    this.#emit({ type: outcome, key: entry.key, owner: entry.owner });
    return { value: entry.value, fetchedAtMs: entry.fetchedAtMs, outcome };
  }

  /** A stale answer; with a failure, one that users are to be told of. */
  #giveStale(entry: Entry, failure: { readonly error: unknown } | undefined): CacheAnswer<unknown> {
    const age = ageMs(entry, this.#clock.now());
    this.#emit({ type: 'staleHit', key: entry.key, owner: entry.owner, ageMs: age });
    return {
      value: entry.value,
      fetchedAtMs: entry.fetchedAtMs,
      outcome: 'stale',
      ...(failure !== undefined && { stale: { ageMs: age, reason: failure.error } }),
    };
  }

  #giveLastGood(entry: Entry | undefined, { request, caller, error, type }: FailedLoad): CacheAnswer<unknown> {
    if (entry !== undefined && canStandIn(standing(entry, request, caller, this.#clock.now()))) {
      return this.#giveStale(entry, { error });
    }
    this.#emit({ type, key: request.key, owner: request.owner });
    throw error;
  }

  #emit(event: CacheEvent): void {
    try {
      this.#onEvent?.(event);
    } catch {
      // Who only watches must not be able to break a query.
    }
  }
}

interface FailedLoad {
  readonly request: CacheRequest<unknown>;
  readonly caller: CacheCaller;
  readonly error: unknown;
  readonly type: Exclude<AnswerEvent['type'], 'hit' | 'staleHit'>;
}

function standing(entry: Entry, request: CacheRequest<unknown>, caller: CacheCaller, nowMs: number): Standing {
  const { freshForMs: rule, alertMaxAgeMs } = request;
  const allowedMs = typeof rule === 'number' ? rule : rule(entry.value);
  return {
    ageMs: ageMs(entry, nowMs),
    freshForMs: Math.min(allowedMs, entry.freshForMs),
    alertMaxAgeMs,
    mode: caller.mode,
  };
}
