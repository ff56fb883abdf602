import fc from 'fast-check';
import { BudgetScenario } from '../test-support/BudgetScenario';
import { settled } from '../test-support/FakeClock';
import type { Priority } from './Caller';
import { ConcurrencyLimit } from './ConcurrencyLimit';

const BUCKETS = ['scope/a', 'scope/b', 'tenant'] as const;
type BucketName = (typeof BUCKETS)[number];

type Step =
  | { readonly type: 'ask'; readonly priority: Priority; readonly buckets: readonly BucketName[] }
  | { readonly type: 'turnIntoAlert'; readonly which: number }
  | { readonly type: 'end'; readonly which: number; readonly served: boolean }
  | { readonly type: 'read'; readonly bucket: BucketName; readonly remaining: number }
  | { readonly type: 'refuse'; readonly bucket: BucketName; readonly retryAfterMs: number }
  | { readonly type: 'wait'; readonly ms: number };

const bucket = fc.constantFrom(...BUCKETS);
const which = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('ask' as const),
      priority: fc.constantFrom<Priority>('alert', 'dashboard', 'dashboard'),
      buckets: fc.subarray([...BUCKETS], { minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('turnIntoAlert' as const), which }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('end' as const), which, served: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('read' as const), bucket, remaining: fc.nat(6) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('refuse' as const), bucket, retryAfterMs: fc.nat(30_000) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wait' as const), ms: fc.nat(70_000) }) }
);

interface Ask {
  readonly name: string;
  readonly buckets: readonly BucketName[];
  readonly caller: { priority: Priority };
}

/** Plays steps, and compares after each who was let go with what is known of the buckets. */
class Play {
  readonly scenario: BudgetScenario;
  readonly #asks: Ask[] = [];
  #seen = 0;

  readonly #limit: ConcurrencyLimit;

  constructor(
    private readonly reserve: number,
    maxConcurrent: number
  ) {
    this.#limit = new ConcurrencyLimit(maxConcurrent);
    this.scenario = new BudgetScenario({ reserve });
  }

  get waiting(): readonly Ask[] {
    const admitted = new Set(this.scenario.admitted);
    return this.#asks.filter(({ name }) => !admitted.has(name));
  }

  async play(next: Step): Promise<void> {
    const { budget, grants, clock } = this.scenario;
    switch (next.type) {
      case 'ask': {
        const ask = { name: String(this.#asks.length), buckets: next.buckets, caller: { priority: next.priority } };
        this.#asks.push(ask);
        this.scenario.askFor(ask.name, ask.caller, { buckets: ask.buckets, limit: this.#limit });
        break;
      }
      case 'turnIntoAlert': {
        const ask = this.waiting[next.which % Math.max(1, this.waiting.length)];
        if (ask) {
          ask.caller.priority = 'alert';
          await clock.advance(1_000);
        }
        break;
      }
      case 'end':
        grants.splice(next.which % Math.max(1, grants.length), 1)[0]?.release({ served: next.served });
        break;
      case 'read':
        budget.observe(next.bucket, { remaining: next.remaining });
        break;
      case 'refuse':
        budget.observe(next.bucket, { refused: true, retryAfterMs: next.retryAfterMs });
        break;
      case 'wait':
        await clock.advance(next.ms);
    }
    await settled();
  }

  /** Throws when somebody was let go since the last check who should not have been. */
  check(): void {
    const { admitted, budget } = this.scenario;
    const news = admitted.slice(this.#seen).map((name) => this.#asks[Number(name)]!);
    this.#seen = admitted.length;
    for (const ask of news) {
      const passedBy = this.waiting.filter(
        (other) =>
          other.buckets.every((name) => ask.buckets.includes(name)) &&
          (other.caller.priority === ask.caller.priority ? Number(other.name) < Number(ask.name) : true)
      );
      if (ask.caller.priority === 'dashboard') {
        expect(passedBy).toEqual([]);
        for (const name of ask.buckets) {
          expect(budget.stateOf(name).remaining ?? Infinity).toBeGreaterThanOrEqual(this.reserve);
        }
      } else {
        expect(passedBy.filter(({ caller }) => caller.priority === 'alert')).toEqual([]);
      }
    }
  }
}

describe('a budget, whatever happens in whatever order', () => {
  const plays = fc.record({
    reserve: fc.nat(3),
    room: fc.integer({ min: 1, max: 12 }),
    steps: fc.array(step, { minLength: 5, maxLength: 60 }),
  });

  it('gives dashboards nothing of the reserve, lets nobody overtake, and serves everyone in the end', async () => {
    await fc.assert(
      fc.asyncProperty(plays, async ({ reserve, room, steps }) => {
        const play = new Play(reserve, room);
        for (const next of steps) {
          await play.play(next);
          play.check();
        }
        const { scenario } = play;
        for (let round = 0; round < 100 && play.waiting.length > 0; round++) {
          BUCKETS.forEach((name) => scenario.budget.observe(name, { remaining: 100 }));
          await scenario.serve();
          await scenario.clock.advance(1_000);
          play.check();
        }
        expect(play.waiting).toEqual([]);
      }),
      { numRuns: 150 }
    );
  });
});
