import { UpstreamError } from './UpstreamError';

/** Room for so many calls at once. */
export class ConcurrencyLimit {
  readonly #maxConcurrent: number;
  #running = 0;

  constructor(maxConcurrent: number) {
    this.#maxConcurrent = maxConcurrent;
  }

  get hasRoom(): boolean {
    return this.#running < this.#maxConcurrent;
  }

  enter(): void {
    this.#running += 1;
  }

  leave(): void {
    this.#running -= 1;
  }

  /** The error of who waited for room in vain. */
  overdue(): UpstreamError {
    return new UpstreamError(
      'timeout',
      `${String(this.#maxConcurrent)} calls of this data source are running at once and none ended in time; ` +
        'raise maxConcurrentRequests or ask less at a time'
    );
  }
}
