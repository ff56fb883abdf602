import type { CacheRequest } from './CacheRequest';
import type { Clock } from './Clock';
import type { Entry } from './Entry';
import type { CacheEvent } from './events';
import type { FailureMemory } from './FailureMemory';
import type { FlightControl } from './SingleFlight';
import type { GuardedStore } from './stores/GuardedStore';

/** What all loads of a cache work with. */
export interface LoadContext {
  readonly store: GuardedStore;
  readonly failures: FailureMemory;
  readonly clock: Clock;
  readonly emit: (event: CacheEvent) => void;
}

/**
 * What the callers of one key share while they are there at the same time: one look into the store, then, when one of
 * them finds that not good enough, one load with its result or failure. Callers hold on to this object, so one that is
 * resumed after the load ended still gets that load's outcome instead of starting another.
 */
export class SharedLoad {
  readonly #context: LoadContext;
  readonly #flight: FlightControl;
  readonly #freshFor: Array<CacheRequest<unknown>['freshForMs']> = [];
  #known: Promise<Entry | undefined>;
  #result: Promise<Entry> | undefined;

  constructor(request: CacheRequest<unknown>, flight: FlightControl, context: LoadContext) {
    this.#context = context;
    this.#flight = flight;
    this.#known = context.store.get(request.key, request.owner);
  }

  /** What is stored, or was loaded meanwhile. Never rejects. */
  get known(): Promise<Entry | undefined> {
    return this.#known;
  }

  get isStarted(): boolean {
    return this.#result !== undefined;
  }

  /** Counts a caller in: an answer is kept as long as the most patient caller allows. */
  admit(request: CacheRequest<unknown>): void {
    this.#freshFor.push(request.freshForMs);
  }

  /** The loaded entry; the first call starts the load. */
  start(request: CacheRequest<unknown>): Promise<Entry> {
    this.#result ??= this.#run(request);
    return this.#result;
  }

  /** Starts the load, if it is not started, and lets it go on when nobody waits. */
  startInBackground(request: CacheRequest<unknown>): void {
    this.#flight.goOnAlone();
    // Its failure is remembered by #run; there is nobody to throw it at.
    this.start(request).catch(() => undefined);
  }

  async #run(request: CacheRequest<unknown>): Promise<Entry> {
    try {
      const previous = await this.#known;
      const value = await this.#ask(request, previous);
      const entry = this.#toEntry(request, value);
      this.#context.failures.forget(request.key);
      void this.#keep(entry, previous);
      return entry;
    } catch (error) {
      this.#flight.end();
      throw error;
    }
  }

  async #ask(request: CacheRequest<unknown>, previous: Entry | undefined): Promise<unknown> {
    const { failures, clock, emit } = this.#context;
    const { key, owner } = request;
    const { signal } = this.#flight;
    try {
      return await request.load({ signal });
    } catch (error) {
      // An aborted load says nothing about the vendor.
      if (!signal.aborted) {
        failures.note(key, { error, nowMs: clock.now(), standsForMs: request.failureStandsForMs?.(error) ?? 0 });
        if (previous !== undefined) {
          emit({ type: 'revalidationFailed', key, owner, error });
        }
      }
      throw error;
    }
  }

  #toEntry({ key, owner }: CacheRequest<unknown>, value: unknown): Entry {
    let freshForMs = 0;
    for (const rule of this.#freshFor) {
      freshForMs = Math.max(freshForMs, typeof rule === 'number' ? rule : rule(value));
    }
    return { key, owner, value, fetchedAtMs: this.#context.clock.now(), freshForMs };
  }

  /** Stores the entry without keeping anybody waiting. Until that is done newcomers are answered from here. */
  async #keep(entry: Entry, previous: Entry | undefined): Promise<void> {
    const { store, emit } = this.#context;
    const { key, owner } = entry;
    if (entry.freshForMs > 0 && this.#flight.isOpen) {
      this.#flight.goOnAlone();
      this.#known = Promise.resolve(entry);
      if (previous !== undefined) {
        emit({ type: 'revalidated', key, owner });
      }
      await store.set(entry);
      if (!this.#flight.isOpen) {
        // The owner was cleared while a slow store was still writing what came before.
        await store.delete(key, owner);
      }
    }
    this.#flight.end();
  }
}
