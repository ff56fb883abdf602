import fc from 'fast-check';
import { FakeClock, settled } from '../test-support/FakeClock';
import { RateBudget } from './RateBudget';

/** A vendor with a fixed window: so many calls a minute, counted when they arrive. */
class WindowedVendor {
  refusals = 0;
  #used = 0;
  #windowAtMs: number;

  constructor(
    private readonly clock: FakeClock,
    private readonly perMinute: number
  ) {
    this.#windowAtMs = clock.now();
  }

  call(): { remaining: number; refused: boolean; retryAfterMs?: number } {
    const elapsed = this.clock.now() - this.#windowAtMs;
    if (elapsed >= 60_000) {
      this.#windowAtMs += Math.floor(elapsed / 60_000) * 60_000;
      this.#used = 0;
    }
    if (this.#used >= this.perMinute) {
      this.refusals += 1;
      return { remaining: 0, refused: true, retryAfterMs: this.#windowAtMs + 60_000 - this.clock.now() };
    }
    this.#used += 1;
    return { remaining: this.perMinute - this.#used, refused: false };
  }
}

describe('a budget against a vendor with a quota', () => {
  it('serves everyone, and after the first burst is refused at most once a minute', async () => {
    const scenario = fc.record({
      perMinute: fc.integer({ min: 1, max: 8 }),
      callers: fc.integer({ min: 1, max: 12 }),
      reserve: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ perMinute, callers, reserve }) => {
        const clock = new FakeClock();
        const vendor = new WindowedVendor(clock, perMinute);
        const budget = new RateBudget({ clock, defaultHoldMs: 60_000, reserve, random: () => 0 });
        let served = 0;
        const serve = async (): Promise<void> => {
          const request = { endpoint: 'e', buckets: ['b'], caller: { priority: 'dashboard' } } as const;
          const grant = await budget.acquire(request);
          const answer = vendor.call();
          // The answer takes a while, so that calls overlap.
          await new Promise<void>((resolve) => clock.setTimeout(resolve, 100));
          budget.observe('b', answer);
          grant.release({ served: !answer.refused });
          return answer.refused ? serve() : void (served += 1);
        };
        const everyone = Promise.all(Array.from({ length: callers }, serve));
        await clock.advance(1_000);
        const refusedAtFirst = vendor.refusals;
        // What was left of a minute when the reserve was reached is believed for a minute from then on.
        const minutes = 2 * Math.ceil(callers / Math.max(1, perMinute - reserve)) + 1;
        await clock.advance(minutes * 60_000);
        await everyone;
        await settled();
        expect(served).toBe(callers);
        expect(vendor.refusals - refusedAtFirst).toBeLessThanOrEqual(minutes);
        expect(budget.stateOf('b').heldUntilMs).toBeUndefined();
      }),
      { numRuns: 40 }
    );
  });
});
