import type { Now } from '../SimulatorClock';

/** One request as it arrived, without any secret in it. Times are the simulator's clock, epoch milliseconds. */
export interface JournalEntry {
  readonly at: number;
  readonly method: string;
  /** Absolute, as the client asked. */
  readonly url: string;
  /** Names in lower case; the value of `authorization` is a digest. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent, but for form fields that hold secrets. */
  readonly body: string;
  /** What the vendor's documentation would call this call, for example `query`. */
  readonly endpoint: string;
  /** Who asked, where the simulator knows it: an account, for example. */
  readonly caller?: string;
  /** Requests of the same endpoint in flight when this one arrived, itself included. */
  readonly inFlightAtStart: number;
  /** Unset while the request is in flight. */
  readonly finishedAt?: number;
  /** Status that was sent; unset when none was. */
  readonly status?: number;
  /** The client went away before the answer was complete. */
  readonly aborted?: boolean;
}

/** What a caller of {@link Journal.open} knows when a request arrives. */
export type ArrivedRequest = Pick<JournalEntry, 'method' | 'url' | 'headers' | 'body' | 'endpoint' | 'caller'>;

interface Waiter {
  readonly isMet: () => boolean;
  readonly resolve: () => void;
}

/** Every request a simulator received, in order of arrival, for assertions on counts and contents. */
export class Journal {
  readonly #now: Now;
  #entries: JournalEntry[] = [];
  readonly #inFlight = new Map<string, number>();
  #waiters: Waiter[] = [];

  constructor(now: Now) {
    this.#now = now;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** Requests being answered now: of one endpoint, or of all. */
  inFlight(endpoint?: string): number {
    return endpoint === undefined
      ? [...this.#inFlight.values()].reduce((sum, count) => sum + count, 0)
      : (this.#inFlight.get(endpoint) ?? 0);
  }

  /** The most requests of one endpoint that were in flight at once since the last {@link clear}. */
  peakInFlight(endpoint: string): number {
    return this.of(endpoint).reduce((peak, entry) => Math.max(peak, entry.inFlightAtStart), 0);
  }

  /** Requests of one endpoint, in order of arrival. */
  of(endpoint: string): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry.endpoint === endpoint);
  }

  /** Resolves once `count` requests of `endpoint` have arrived since the last {@link clear}. Never times out. */
  arrived(endpoint: string, count: number): Promise<void> {
    return this.#until(() => this.of(endpoint).length >= count);
  }

  /** Resolves once no request is in flight. Never times out. */
  idle(): Promise<void> {
    return this.#until(() => this.inFlight() === 0);
  }

  /** Forgets finished requests; those in flight are forgotten too, but still counted as in flight. */
  clear(): void {
    this.#entries = [];
  }

  /** Records an arrival. The returned function records its end and may be called once. */
  open(request: ArrivedRequest): (end: { readonly status?: number; readonly aborted: boolean }) => void {
    const { endpoint } = request;
    const inFlightAtStart = this.inFlight(endpoint) + 1;
    this.#inFlight.set(endpoint, inFlightAtStart);
    const entry: JournalEntry = { ...request, at: this.#now(), inFlightAtStart };
    this.#entries.push(entry);
    this.#wake();
    return (end) => {
      this.#inFlight.set(endpoint, this.inFlight(endpoint) - 1);
      // The entry stays the same object, so that a test that holds it sees the end.
      Object.assign(entry, { finishedAt: this.#now(), ...end });
      this.#wake();
    };
  }

  #until(isMet: () => boolean): Promise<void> {
    return isMet() ? Promise.resolve() : new Promise((resolve) => this.#waiters.push({ isMet, resolve }));
  }

  #wake(): void {
    const met = this.#waiters.filter((waiter) => waiter.isMet());
    this.#waiters = this.#waiters.filter((waiter) => !met.includes(waiter));
    met.forEach((waiter) => waiter.resolve());
  }
}
