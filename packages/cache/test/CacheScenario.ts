import {
  Cache,
  type CacheAnswer,
  type CacheEvent,
  cacheKey,
  type CacheOwner,
  type CacheRequest,
  MemoryStore,
  type Mode,
} from '../src';
import { ChaosStore, FakeClock } from '../src/testing';

/** Whose questions a scenario asks. */
export const OWNER: CacheOwner = { id: 'owner' };

/** What the scenario's upstream does with one call. */
export interface UpstreamCall {
  readonly signal: AbortSignal;
  answer(value: string): void;
  fail(error: unknown): void;
}

type Overrides = Partial<CacheRequest<string>> & { readonly question?: unknown };

/** A cache, its clock, a store that can misbehave, and an upstream that answers when the test says so. */
export class CacheScenario {
  readonly clock = new FakeClock();
  readonly store: ChaosStore;
  readonly events: CacheEvent[] = [];
  readonly calls: UpstreamCall[] = [];
  readonly cache: Cache;

  constructor({ maxBytes = 1_000_000 }: { maxBytes?: number } = {}) {
    this.store = new ChaosStore(new MemoryStore({ maxBytes }));
    this.cache = new Cache({ store: this.store, clock: this.clock, onEvent: (event) => this.events.push(event) });
  }

  /** A request that is fresh for 60 s and good for alert rules for 90 s, unless told otherwise. */
  request({ question = 'q', ...more }: Overrides = {}): CacheRequest<string> {
    return {
      key: cacheKey({ plugin: 'test', fingerprint: 'owner', kind: 'test', request: question }),
      owner: OWNER,
      freshForMs: 60_000,
      alertMaxAgeMs: 90_000,
      load: ({ signal }) => this.#call(signal),
      ...more,
    };
  }

  /** Asks; the answer is waited for by the test. */
  ask(more: Overrides & { mode?: Mode; signal?: AbortSignal } = {}): Promise<CacheAnswer<string>> {
    const { mode = 'dashboard', signal = new AbortController().signal, ...overrides } = more;
    const answer = this.cache.get(this.request(overrides), { mode, signal });
    // Tests look at failures when they are ready to; until then they are not "unhandled".
    answer.catch(() => undefined);
    return answer;
  }

  dashboard(more: Overrides = {}): Promise<CacheAnswer<string>> {
    return this.ask({ ...more, mode: 'dashboard' });
  }

  alert(more: Overrides = {}): Promise<CacheAnswer<string>> {
    return this.ask({ ...more, mode: 'alert' });
  }

  /** Answers the newest call and lets everybody notice. */
  async answer(value: string): Promise<void> {
    await this.clock.settle();
    this.#newestCall().answer(value);
    await this.clock.settle();
  }

  /** Lets the newest call fail and everybody notice. */
  async fail(error: unknown): Promise<void> {
    await this.clock.settle();
    this.#newestCall().fail(error);
    await this.clock.settle();
  }

  /** Has an answer stored now. */
  async stored(value: string, more: Overrides = {}): Promise<void> {
    const asked = this.dashboard(more);
    await this.answer(value);
    await asked;
    this.calls.length = 0;
    this.events.length = 0;
  }

  /** How often each type of event was seen. */
  eventCounts(): Record<string, number> {
    const counts: Record<string, number> = {};
    this.events.forEach(({ type }) => (counts[type] = (counts[type] ?? 0) + 1));
    return counts;
  }

  #newestCall(): UpstreamCall {
    const call = this.calls.at(-1);
    if (call === undefined) {
      throw new Error('Nobody has called upstream');
    }
    return call;
  }

  #call(signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      this.calls.push({ signal, answer: resolve, fail: reject });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
}
