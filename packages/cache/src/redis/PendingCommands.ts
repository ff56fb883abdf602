import type { Clock } from '../Clock';
import { RedisDown } from './RedisDown';

/** How fast bytes are taken to travel at least: a large value may take longer, and so may what is sent behind it. */
const bytesPerMs = 10_000;

/** How long to wait for a command, and what to do when that was in vain. */
export interface Patience {
  /** Bytes that are sent. */
  readonly sizeBytes: number;
  readonly timeoutMs: number;
  /** Called instead of rejecting with anything else than RedisDown. */
  readonly onTimeout: (error: RedisDown) => void;
}

/** The commands that wait for an answer. None waits longer than its time-out, nor longer than the connection is good. */
export class PendingCommands {
  readonly #clock: Clock;
  readonly #abandon = new Set<() => void>();
  #bytesUnderWay = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The outcome of `send`, or RedisDown. */
  run<T>(send: () => Promise<T>, { sizeBytes, timeoutMs, onTimeout }: Patience): Promise<T> {
    this.#bytesUnderWay += sizeBytes;
    const promise = send().finally(() => (this.#bytesUnderWay -= sizeBytes));
    return this.within(promise, timeoutMs + this.#bytesUnderWay / bytesPerMs, onTimeout);
  }

  /** The outcome of a promise, or RedisDown after `timeoutMs` or when all are abandoned. */
  within<T>(promise: Promise<T>, timeoutMs: number, onTimeout?: (error: RedisDown) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let isSettled = false;
      const settle = (how: () => void) => {
        isSettled = true;
        this.#clock.clearTimeout(timer);
        this.#abandon.delete(abandon);
        how();
      };
      const expire = () => {
        if (!isSettled) {
          const error = new RedisDown('It does not answer in time');
          settle(() => reject(error));
          onTimeout?.(error);
        }
      };
      const abandon = () => settle(() => reject(new RedisDown()));
      // When this process was busy for that long, the answer may be there and unread: it is read before `expire`.
      const timer = this.#clock.setTimeout(() => setImmediate(expire), timeoutMs);
      this.#abandon.add(abandon);
      promise.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error))
      );
    });
  }

  /** Lets all who wait go with RedisDown. */
  abandonAll(): void {
    [...this.#abandon].forEach((abandon) => abandon());
  }
}
