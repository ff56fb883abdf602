import { freshnessOf, isWanted, mayStandIn } from './assess';
import type { CacheOwner } from './CacheOwner';
import type { CacheAnswer, CacheCaller, CacheRequest, Chunk, ChunkedRequest } from './CacheRequest';
import { systemClock, type Clock } from './Clock';
import { ageMs, type Entry } from './Entry';
import type { AnswerEvent, CacheEvent } from './events';
import { FailureMemory } from './FailureMemory';
import type { Seat } from './Flight';
import { GuardedLevel } from './GuardedLevel';
import type { SharedLevel } from './SharedLevel';
import { type LoadContext, SharedLoad } from './SharedLoad';
import { SingleFlight } from './SingleFlight';
import { startLeasedLoads } from './startLeasedLoads';
import { type Question, runsOf, startLoads } from './startLoads';
import type { CacheStore } from './stores/CacheStore';
import { GuardedStore } from './stores/GuardedStore';

/** What a cache is made of. */
export interface CacheOptions {
  readonly store: CacheStore;
  /** What replicas of this process share, if there are any; usually `store` is the same `TieredStore`. */
  readonly shared?: SharedLevel;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Told of everything that happens, at once; what it throws is ignored. */
  readonly onEvent?: (event: CacheEvent) => void;
  /** How long one store operation may take before the cache goes on without it, ms (500). */
  readonly storeTimeoutMs?: number;
}

/** A chunk that a caller asks for, with its place among all who ask for it. */
interface Asked {
  readonly chunk: Chunk<unknown>;
  /** Id of the chunk's owner. */
  readonly owner: string;
  readonly seat: Seat<SharedLoad>;
}

/** What the store holds for a chunk, and what the caller makes of it. */
type Finding = Asked &
  (
    | { readonly verdict: 'fresh'; readonly entry: Entry }
    | { readonly verdict: 'stale'; readonly entry: Entry }
    /** A remembered refusal forbids a load. */
    | { readonly verdict: 'refused'; readonly entry?: Entry; readonly error: unknown }
    | { readonly verdict: 'missing'; readonly entry?: Entry; readonly outcome: 'miss' | 'coalesced' }
  );

/**
 * Answers questions from a store while that is right, and otherwise by one load that all simultaneous callers share,
 * its failure included. One cache serves a whole process: keys hold the credentials' fingerprint, so nobody is given
 * what other credentials fetched.
 */
export class Cache {
  readonly #store: CacheStore;
  readonly #guarded: GuardedStore;
  readonly #shared: SharedLevel | undefined;
  readonly #clock: Clock;
  readonly #onEvent: ((event: CacheEvent) => void) | undefined;
  readonly #failures = new FailureMemory();
  readonly #flights: SingleFlight<SharedLoad>;
  readonly #loadContext: LoadContext;

  constructor({ store, shared, clock = systemClock, onEvent, storeTimeoutMs = 500 }: CacheOptions) {
    const emit = (event: CacheEvent) => this.#emit(event);
    this.#store = store;
    this.#shared = shared && new GuardedLevel(shared, { clock, timeoutMs: storeTimeoutMs });
    this.#clock = clock;
    this.#onEvent = onEvent;
    this.#flights = new SingleFlight(clock);
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
    const [answer] = await this.getChunks<T, CacheRequest<T>>(questionOf(request), caller);
    return answer as CacheAnswer<T>;
  }

  /**
   * Answers a question chunk by chunk, in their order: what is stored is taken, what others are loading is shared, and
   * the rest is loaded in runs, all at once. Rejects as `get` does when one chunk has no answer, after the others have
   * theirs, so that what was paid for is kept.
   */
  async getChunks<T, C extends Chunk<T>>(
    request: ChunkedRequest<T, C>,
    caller: CacheCaller
  ): Promise<ReadonlyArray<CacheAnswer<T>>> {
    caller.signal.throwIfAborted();
    // From here on values are opaque. They come back as T, because equal keys have values of one type.
    const question = request as unknown as Question;
    const hits = this.#hits(question, caller);
    if (hits !== undefined) {
      return hits.map((entry) => this.#give(entry, 'hit')) as ReadonlyArray<CacheAnswer<T>>;
    }
    const asked = question.chunks.map((chunk) => this.#board(chunk, question.owner, caller));
    try {
      // Not cut short by an abort: it ends within the store's time-out, and hits are spared a listener.
      const entries = await Promise.all(asked.map(({ seat }) => seat.work.known));
      caller.signal.throwIfAborted();
      // No pause from here until all loads have begun: whoever looks next finds them, and every waiter counted.
      const findings = asked.map((one, index) => this.#find(one, entries[index], caller));
      return (await this.#answerAll(question, findings, caller)) as ReadonlyArray<CacheAnswer<T>>;
    } finally {
      asked.forEach(({ seat }) => seat.leave());
    }
  }

  /**
   * Drops all answers of an owner and says how many this process held. A load that is under way still answers those who
   * wait for it, but its answer is not stored, and whoever asks from now on starts a new one. Standing refusals go on
   * standing: they are the vendor's, not ours.
   */
  async clear(owner: CacheOwner): Promise<number> {
    this.#flights.close(owner.id);
    return this.#guarded.clear(owner);
  }

  /** The answers of a question for which all that it wants lies fresh in this process, as most do. */
  #hits({ chunks }: Question, { mode }: CacheCaller): readonly Entry[] | undefined {
    const nowMs = this.#clock.now();
    const hits: Entry[] = [];
    for (const chunk of chunks.filter(isWanted)) {
      const entry = this.#guarded.held(chunk.key);
      if (entry === undefined || freshnessOf(entry, { chunk, mode, nowMs }) !== 'fresh') {
        return undefined;
      }
      hits.push(entry);
    }
    return hits;
  }

  #board(chunk: Chunk<unknown>, owner: CacheOwner, caller: CacheCaller): Asked {
    const seat = this.#flights.board(chunk.key, {
      group: owner.id,
      caller,
      begin: (flight) => new SharedLoad({ key: chunk.key, owner }, flight, this.#loadContext),
    });
    seat.work.admit(chunk);
    return { chunk, owner: owner.id, seat };
  }

  async #answerAll(
    question: Question,
    findings: readonly Finding[],
    caller: CacheCaller
  ): Promise<ReadonlyArray<CacheAnswer<unknown>>> {
    let open: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      open = resolve;
    });
    const wanted = findings.filter(({ chunk }) => isWanted(chunk));
    const answers = wanted.map((finding) => this.#answer(finding, caller, begun));
    this.#begin(question, findings, caller);
    open();
    const settled = await Promise.allSettled(answers);
    return settled.map((outcome) => {
      if (outcome.status === 'rejected') {
        throw outcome.reason;
      }
      return outcome.value;
    });
  }

  #find(asked: Asked, entry: Entry | undefined, { mode }: CacheCaller): Finding {
    const { chunk, owner, seat } = asked;
    const nowMs = this.#clock.now();
    const verdict = entry === undefined ? 'old' : freshnessOf(entry, { chunk, mode, nowMs });
    if (entry !== undefined && verdict !== 'old') {
      return { chunk, owner, seat, entry, verdict };
    }
    const refusal = this.#failures.standing(chunk.key, nowMs);
    return refusal === undefined
      ? { chunk, owner, seat, entry, verdict: 'missing', outcome: seat.work.isBegun ? 'coalesced' : 'miss' }
      : { chunk, owner, seat, entry, verdict: 'refused', error: refusal.error };
  }

  /** Begins all loads that are due and not under way: of what is missing, and of what is stale, for the next time. */
  #begin(question: Question, findings: readonly Finding[], { deadlineAtMs }: CacheCaller): void {
    const due = findings.filter((finding) => this.#isDue(finding));
    for (const { seat, verdict } of due) {
      if (verdict === 'stale') {
        // Its caller has an answer already.
        seat.work.goOnAlone(deadlineAtMs);
      }
    }
    const unbegun = due.filter(({ seat }) => !seat.work.isBegun);
    const runs = runsOf(
      question,
      unbegun.map(({ chunk, seat }) => ({ chunk, load: seat.work }))
    );
    const members = runs.filter((run) => run.some(({ chunk }) => isWanted(chunk))).flat();
    if (members.length === 0) {
      return;
    }
    members.filter(({ chunk }) => !isWanted(chunk)).forEach(({ load }) => load.goOnAlone(deadlineAtMs));
    const isKept = members.some(({ chunk }) => chunk.freshForMs !== 0);
    if (this.#shared !== undefined && question.owner.macKey !== undefined && isKept) {
      startLeasedLoads(question, members, { shared: this.#shared, clock: this.#clock });
    } else {
      startLoads(question, members);
    }
  }

  #isDue({ chunk, verdict }: Finding): boolean {
    return (
      verdict === 'missing' ||
      // An optional one is only loaded when it is missing.
      (verdict === 'stale' && isWanted(chunk) && this.#failures.standing(chunk.key, this.#clock.now()) === undefined)
    );
  }

  async #answer(finding: Finding, caller: CacheCaller, begun: Promise<void>): Promise<CacheAnswer<unknown>> {
    const { chunk, owner, seat, entry } = finding;
    switch (finding.verdict) {
      case 'fresh':
        return this.#give(finding.entry, 'hit');
      case 'stale':
        return this.#giveStale(finding.entry, this.#failures.since(chunk.key, finding.entry.fetchedAtMs));
      case 'refused':
        return this.#giveLastGood(entry, { chunk, owner, caller, error: finding.error, type: 'coalesced' });
      case 'missing':
        try {
          const loaded = await seat.wait(begun.then(() => seat.work.loaded));
          return this.#give(loaded.entry, loaded.from === 'replica' ? 'coalesced' : finding.outcome);
        } catch (error) {
          caller.signal.throwIfAborted();
          return this.#giveLastGood(entry, { chunk, owner, caller, error, type: finding.outcome });
        }
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

  #giveLastGood(entry: Entry | undefined, { chunk, owner, caller, error, type }: FailedLoad): CacheAnswer<unknown> {
    if (entry !== undefined && mayStandIn(entry, { chunk, mode: caller.mode, nowMs: this.#clock.now() })) {
      return this.#giveStale(entry, { error });
    }
    this.#emit({ type, key: chunk.key, owner });
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

/** A question of one chunk. */
function questionOf<T>(request: CacheRequest<T>): ChunkedRequest<T, CacheRequest<T>> {
  const { owner, failureStandsForMs, failures } = request;
  return {
    owner,
    chunks: [request],
    runsOf: (missing) => [missing],
    load: async (_, caller) => [await request.load(caller)],
    failureStandsForMs,
    failures,
  };
}

interface FailedLoad {
  readonly chunk: Chunk<unknown>;
  readonly owner: string;
  readonly caller: CacheCaller;
  readonly error: unknown;
  readonly type: Exclude<AnswerEvent['type'], 'hit' | 'staleHit'>;
}
