import type { CacheKey } from './CacheKey';
import type { CacheOwner } from './CacheOwner';
import type { Chunk } from './CacheRequest';
import type { Clock } from './Clock';
import type { Entry } from './Entry';
import type { CacheEvent } from './events';
import type { FailureMemory } from './FailureMemory';
import type { FlightControl } from './Flight';
import type { LoadCaller } from './LoadCaller';
import type { Lease } from './SharedLevel';
import type { GuardedStore } from './stores/GuardedStore';

/** What all loads of a cache work with. */
export interface LoadContext {
  readonly store: GuardedStore;
  readonly failures: FailureMemory;
  readonly clock: Clock;
  readonly emit: (event: CacheEvent) => void;
}

/** What a load came to. */
export type Loaded =
  /** The vendor answered this process, which holds a lease if there are replicas. */
  | { readonly from: 'vendor'; readonly value: unknown; readonly lease?: Lease }
  /** Another replica had the answer, and it is stored already. */
  | { readonly from: 'replica'; readonly entry: Entry };

/** A loaded entry, and who asked the vendor for it. */
export interface LoadedEntry {
  readonly entry: Entry;
  readonly from: Loaded['from'];
}

/**
 * What the callers of one key share while they are there at the same time: one look into the store, then, when one of
 * them finds that not good enough, one load with its result or failure. Callers hold on to this object, so one that is
 * resumed after the load ended still gets that load's outcome instead of starting another.
 */
export class SharedLoad {
  readonly #context: LoadContext;
  readonly #flight: FlightControl;
  readonly #key: CacheKey;
  readonly #owner: CacheOwner;
  readonly #freshFor: Array<Chunk<unknown>['freshForMs']> = [];
  #known: Promise<Entry | undefined>;
  #result: Promise<LoadedEntry> | undefined;

  constructor(
    { key, owner }: { readonly key: CacheKey; readonly owner: CacheOwner },
    flight: FlightControl,
    context: LoadContext
  ) {
    this.#context = context;
    this.#flight = flight;
    this.#key = key;
    this.#owner = owner;
    this.#known = context.store.get(key, owner);
  }

  /** What is stored, or was loaded meanwhile. Never rejects. */
  get known(): Promise<Entry | undefined> {
    return this.#known;
  }

  /** All who wait for this load. */
  get caller(): LoadCaller {
    return this.#flight;
  }

  get isBegun(): boolean {
    return this.#result !== undefined;
  }

  /** What the load comes to, once it has begun. */
  get loaded(): Promise<LoadedEntry> {
    return this.#result ?? Promise.reject(new Error('The load was never begun'));
  }

  /** Counts a caller in: an answer is kept as long as the most patient caller allows. */
  admit({ freshForMs }: Chunk<unknown>): void {
    this.#freshFor.push(freshForMs);
  }

  /** The load has begun; to be called once. `standsForMs` says how long a failure of it stands. */
  begin(loaded: Promise<Loaded>, standsForMs: (error: unknown) => number): void {
    this.#result = this.#finish(loaded, standsForMs);
    // Its failure is remembered; when nobody waits there is nobody to throw it at.
    this.#result.catch(() => undefined);
  }

  /** Lets the load go on when nobody waits. */
  goOnAlone(deadlineAtMs: number | undefined): void {
    this.#flight.goOnAlone(deadlineAtMs);
  }

  async #finish(loading: Promise<Loaded>, standsForMs: (error: unknown) => number): Promise<LoadedEntry> {
    const key = this.#key;
    const { failures, clock, emit } = this.#context;
    const previous = await this.#known;
    try {
      const loaded = await loading;
      const entry = loaded.from === 'replica' ? loaded.entry : this.#toEntry(loaded.value);
      failures.forget(key);
      void this.#keep(entry, { previous, loaded });
      return { entry, from: loaded.from };
    } catch (error) {
      // An aborted load says nothing about the vendor.
      if (!this.#flight.signal.aborted) {
        failures.note(key, { error, nowMs: clock.now(), standsForMs: standsForMs(error) });
        if (previous !== undefined) {
          emit({ type: 'revalidationFailed', key, owner: this.#owner.id, error });
        }
      }
      this.#flight.end();
      throw error;
    }
  }

  #toEntry(value: unknown): Entry {
    let freshForMs = 0;
    for (const rule of this.#freshFor) {
      freshForMs = Math.max(freshForMs, typeof rule === 'number' ? rule : rule(value));
    }
    return { key: this.#key, owner: this.#owner.id, value, fetchedAtMs: this.#context.clock.now(), freshForMs };
  }

  /** Stores the entry without keeping anybody waiting. Until that is done newcomers are answered from here. */
  async #keep(
    entry: Entry,
    { previous, loaded }: { readonly previous: Entry | undefined; readonly loaded: Loaded }
  ): Promise<void> {
    const { store, emit } = this.#context;
    // Kept also when all who asked for it have left meanwhile: the call that brought it was made for others too.
    if (entry.freshForMs > 0 && !this.#flight.isVoid) {
      this.#flight.goOnAlone();
      this.#known = Promise.resolve(entry);
      if (previous !== undefined) {
        emit({ type: 'revalidated', key: entry.key, owner: entry.owner });
      }
      if (loaded.from === 'vendor') {
        await store.set(entry, this.#owner);
      }
      if (this.#flight.isVoid) {
        // The owner was cleared while a slow store was still writing what came before.
        await store.delete(entry.key, this.#owner);
      }
    }
    this.#flight.end();
    if (loaded.from === 'vendor') {
      // Not before the answer is stored: the other replicas look for it as soon as the lease is gone.
      await loaded.lease?.release();
    }
  }
}
