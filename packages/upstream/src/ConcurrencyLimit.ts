import { WaitingLine } from './budget/WaitingLine';
import type { Caller } from './Caller';
import type { Clock } from './Clock';
import { UpstreamError } from './UpstreamError';

/** Lets so many calls run at once; the others wait, alert rules first. */
export class ConcurrencyLimit {
  readonly #maxConcurrent: number;
  readonly #line: WaitingLine;
  #running = 0;

  constructor({ maxConcurrent, clock }: { readonly maxConcurrent: number; readonly clock: Clock }) {
    this.#maxConcurrent = maxConcurrent;
    this.#line = new WaitingLine({ clock, endpoint: 'the vendor' });
  }

  /**
   * Runs a call when there is room for it. Rejects with an UpstreamError when the deadline passes (`timeout`) or the
   * signal is aborted (`aborted`) before that; afterwards both are the call's own business.
   */
  async run<T>(caller: Caller, call: () => Promise<T>): Promise<T> {
    const turn = this.#line.wait(caller, () => this.#overdue());
    this.#admit();
    await turn;
    try {
      return await call();
    } finally {
      this.#running -= 1;
      this.#admit();
    }
  }

  #admit(): void {
    while (this.#running < this.#maxConcurrent && this.#line.length > 0) {
      this.#running += 1;
      this.#line.admitNext();
    }
  }

  #overdue(): UpstreamError {
    return new UpstreamError(
      'timeout',
      `${String(this.#maxConcurrent)} calls of this data source are running at once and none ended in time; ` +
        'raise maxConcurrentRequests or ask less at a time'
    );
  }
}
