import type { Caller } from '../src/Caller';
import { type BudgetGrant, type BudgetRequest, RateBudget, type RateBudgetOptions } from '../src/RateBudget';
import type { UpstreamError } from '../src/UpstreamError';
import { FakeClock, settled } from './FakeClock';

export const BUCKET = 'scope/a';
export const MINUTE_MS = 60_000;

/** A budget on a fake clock, and notes of who was let go. */
export class BudgetScenario {
  readonly clock = new FakeClock();
  readonly budget: RateBudget;
  /** Names, in the order in which they were let go. */
  readonly admitted: string[] = [];
  /** Of the calls that run, oldest first. */
  readonly grants: BudgetGrant[] = [];

  constructor(options: Partial<RateBudgetOptions> = {}) {
    this.budget = new RateBudget({ clock: this.clock, defaultHoldMs: MINUTE_MS, random: () => 0, ...options });
  }

  /** Asks for one call; a panel's unless the caller says otherwise. */
  ask(name: string, caller: Partial<Caller> = {}, more: Partial<BudgetRequest> = {}): Asked {
    return this.askFor(name, { priority: 'dashboard', ...caller }, more);
  }

  /** The same for a caller that changes: it is not copied. */
  askFor(name: string, caller: Caller, more: Partial<BudgetRequest> = {}): Asked {
    const request = { endpoint: 'costQuery', buckets: [BUCKET], caller, ...more };
    const asked = this.budget.acquire(request).then((grant) => {
      this.admitted.push(name);
      this.grants.push(grant);
    });
    const failure = asked.then(
      () => undefined,
      (error: UpstreamError) => error
    );
    return { failure };
  }

  askMany(count: number, caller: Partial<Caller> = {}): void {
    for (let index = 1; index <= count; index++) {
      this.ask(String(index), caller);
    }
  }

  /** The calls that run end well, each answer with a reading of what remains. */
  async serve(remaining?: number): Promise<void> {
    for (const grant of this.grants.splice(0)) {
      if (remaining !== undefined) {
        this.budget.observe(BUCKET, { remaining });
      }
      grant.release({ served: true });
    }
    await settled();
  }

  /** The calls that run are refused. */
  async refuse(retryAfterMs?: number): Promise<void> {
    for (const grant of this.grants.splice(0)) {
      this.budget.observe(BUCKET, { refused: true, retryAfterMs });
      grant.release({ served: false });
    }
    await settled();
  }

  /** The calls that run end without an answer. */
  async cut(): Promise<void> {
    for (const grant of this.grants.splice(0)) {
      grant.release({ served: false });
    }
    await settled();
  }
}

interface Asked {
  /** The error; `undefined` when the call was let go. */
  readonly failure: Promise<UpstreamError | undefined>;
}
