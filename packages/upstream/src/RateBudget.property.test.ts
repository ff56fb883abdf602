import fc from 'fast-check';
import { FakeClock, settled } from '../test-support/FakeClock';
import type { BudgetGrant } from './budget/BudgetBucket';
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
    const scenario = fc.record({ perMinute: fc.integer({ min: 1, max: 8 }), callers: fc.integer({ min: 1, max: 25 }) });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ perMinute, callers }) => {
        const clock = new FakeClock();
        const vendor = new WindowedVendor(clock, perMinute);
        const budget = new RateBudget({ clock, defaultHoldMs: 60_000 });
        let served = 0;
        const serve = async (): Promise<void> => {
          const grant: BudgetGrant = await budget.acquire('b', { priority: 'dashboard' });
          const answer = vendor.call();
          // The answer takes a while, so that calls overlap.
          await new Promise<void>((resolve) => clock.setTimeout(resolve, 100));
          budget.observe('b', answer);
          grant.release();
          return answer.refused ? serve() : void (served += 1);
        };
        const everyone = Promise.all(Array.from({ length: callers }, serve));
        await clock.advance(1_000);
        const refusedAtFirst = vendor.refusals;
        const minutes = Math.ceil(callers / perMinute) + 1;
        await clock.advance(minutes * 60_000);
        await everyone;
        await settled();
        expect(served).toBe(callers);
        expect(vendor.refusals - refusedAtFirst).toBeLessThanOrEqual(minutes);
        expect(budget.stateOf('b').heldUntilMs).toBeUndefined();
      }),
      { numRuns: 60 }
    );
  });
});
