/** What the work on board of a flight may see and do. */
export interface FlightControl {
  /** Aborted when the last passenger has left, unless the flight is to go on without any. */
  readonly signal: AbortSignal;
  /** False once the flight takes nobody aboard any more. */
  readonly isOpen: boolean;
  /** From now on the flight goes on when nobody is left. */
  goOnAlone(): void;
  /** The work is done: the next caller of the key gets a flight of its own. */
  end(): void;
}

/** One caller's place on a flight. */
export interface Seat<W> {
  /** The work that all on board share. */
  readonly work: W;
  /** Gives the place up; has to be called once by every caller, however it ended. */
  leave(): void;
}

/**
 * At most one piece of work per key at a time, shared by all who ask while it lasts. It counts who is interested and
 * aborts work that nobody waits for; what the work is, and how its result and its failure are shared, is up to `W`.
 */
export class SingleFlight<W> {
  readonly #flights = new Map<string, Flight<W>>();

  /** Takes a seat on the key's flight; `begin` makes the work when there is no flight that takes passengers. */
  board(key: string, { group, begin }: { group: string; begin: (control: FlightControl) => W }): Seat<W> {
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      const opened: Flight<W> = new Flight(group, begin, () => {
        if (this.#flights.get(key) === opened) {
          this.#flights.delete(key);
        }
      });
      this.#flights.set(key, opened);
      flight = opened;
    }
    return flight.board();
  }

  /** Lets nobody else on the present flights of a group. Those on board still get their result. */
  close(group: string): void {
    for (const flight of [...this.#flights.values()]) {
      if (flight.group === group) {
        flight.end();
      }
    }
  }
}

class Flight<W> implements FlightControl {
  readonly work: W;
  readonly group: string;
  readonly #onEnd: () => void;
  /** Made on first use: most flights end with a hit and never need one. */
  #controller: AbortController | undefined;
  #passengers = 0;
  #goesOnAlone = false;
  #isOpen = true;

  constructor(group: string, begin: (control: FlightControl) => W, onEnd: () => void) {
    this.group = group;
    this.#onEnd = onEnd;
    this.work = begin(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  goOnAlone(): void {
    this.#goesOnAlone = true;
  }

  end(): void {
    this.#isOpen = false;
    this.#onEnd();
  }

  board(): Seat<W> {
    this.#passengers += 1;
    return { work: this.work, leave: () => this.#leave() };
  }

  #leave(): void {
    this.#passengers -= 1;
    if (this.#passengers === 0 && !this.#goesOnAlone) {
      // Off the map before the abort, so that whoever asks while the work winds down gets a new flight.
      this.end();
      this.#controller?.abort();
    }
  }
}
