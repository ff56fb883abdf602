import { UpstreamError } from '../src/UpstreamError';
import type { FakeClock } from './FakeClock';

/** What a vendor does with one call. */
export type Behaviour =
  | { readonly type: 'serve'; readonly afterMs?: number }
  | { readonly type: 'refuse'; readonly retryAfterMs?: number }
  | { readonly type: 'fail'; readonly status: 500 | 503 }
  /** Gives no answer until the call is cancelled. */
  | { readonly type: 'hang' }
  /** Gives no answer and does not even notice that. */
  | { readonly type: 'ignoreEverything' };

/** A vendor that behaves as told, and counts. */
export class FakeUpstream {
  /** When calls came in, epoch ms. */
  readonly callsAtMs: number[] = [];
  cancelled = 0;
  mostAtOnce = 0;
  behaviour: Behaviour;
  readonly #clock: FakeClock;
  #running = 0;

  constructor(clock: FakeClock, behaviour: Behaviour) {
    this.#clock = clock;
    this.behaviour = behaviour;
  }

  get calls(): number {
    return this.callsAtMs.length;
  }

  readonly send = async (signal: AbortSignal): Promise<string> => {
    this.callsAtMs.push(this.#clock.now());
    this.mostAtOnce = Math.max(this.mostAtOnce, (this.#running += 1));
    signal.addEventListener('abort', () => (this.cancelled += 1), { once: true });
    try {
      return await this.#answer(this.behaviour, signal);
    } finally {
      this.#running -= 1;
    }
  };

  async #answer(behaviour: Behaviour, signal: AbortSignal): Promise<string> {
    switch (behaviour.type) {
      case 'serve':
        await this.#pass(behaviour.afterMs ?? 0);
        return 'served';
      case 'refuse':
        throw new UpstreamError('rateLimited', 'Too many requests', { ...behaviour, status: 429 });
      case 'fail':
        throw new UpstreamError('unavailable', 'The vendor is down', { status: behaviour.status });
      case 'hang':
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('echo of the abort'));
          });
        });
      case 'ignoreEverything':
        return new Promise(() => undefined);
    }
  }

  async #pass(ms: number): Promise<void> {
    if (ms > 0) {
      await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, ms));
    }
  }
}
