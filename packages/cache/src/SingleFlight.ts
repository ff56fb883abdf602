import type { CacheCaller } from './CacheRequest';
import type { Clock } from './Clock';
import { Flight, type FlightControl, type Seat } from './Flight';

/** Who boards, and how the work begins when there is none under way. */
export interface Boarding<W> {
  /** What `close` closes. */
  readonly group: string;
  readonly caller: CacheCaller;
  readonly begin: (control: FlightControl) => W;
}

/**
 * At most one piece of work per key at a time, shared by all who ask while it lasts. It counts who is interested and
 * aborts work that nobody waits for; what the work is, and how its result and its failure are shared, is up to `W`.
 */
export class SingleFlight<W> {
  readonly #clock: Clock;
  readonly #flights = new Map<string, Flight<W>>();
  /** How often anything was closed, and when, by that count, each group was closed last. */
  #closings = 0;
  readonly #lastClosed = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes a seat on the key's flight; `begin` makes the work when there is no flight that takes passengers. */
  board(key: string, { group, caller, begin }: Boarding<W>): Seat<W> {
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      const onEnd = (): void => {
        if (this.#flights.get(key) === opened) {
          this.#flights.delete(key);
        }
      };
      const openedAt = this.#closings;
      const isVoid = (): boolean => (this.#lastClosed.get(group) ?? 0) > openedAt;
      const opened: Flight<W> = new Flight({ group, clock: this.#clock, begin, isVoid, onEnd });
      this.#flights.set(key, opened);
      flight = opened;
    }
    return flight.board(caller);
  }

  /** Lets nobody else on the present flights of a group. Those on board still get their result. */
  close(group: string): void {
    this.#closings += 1;
    this.#lastClosed.set(group, this.#closings);
    for (const flight of [...this.#flights.values()]) {
      if (flight.group === group) {
        flight.end();
      }
    }
  }
}
