import { FakeClock, settled } from '../test-support/FakeClock';
import type { BudgetGrant } from './budget/BudgetBucket';
import type { Priority } from './Caller';
import { RateBudget } from './RateBudget';
import type { UpstreamError } from './UpstreamError';

const BUCKET = 'scope/a';
const MINUTE_MS = 60_000;

let clock: FakeClock;
let budget: RateBudget;
let changes: unknown[];
let admitted: string[];
let grants: BudgetGrant[];

beforeEach(() => {
  clock = new FakeClock();
  changes = [];
  admitted = [];
  grants = [];
  budget = new RateBudget({ clock, defaultHoldMs: MINUTE_MS });
  budget.onChange((change) => changes.push(change));
});

/** Asks, and notes the name when admitted. */
function ask(name: string, options: { priority?: Priority; deadlineAtMs?: number; signal?: AbortSignal } = {}) {
  const asked = budget.acquire(BUCKET, { priority: 'dashboard', ...options }).then((grant) => {
    admitted.push(name);
    grants.push(grant);
  });
  const failure = asked.then(
    () => undefined,
    (error: UpstreamError) => error
  );
  return { failure };
}

function askMany(count: number): void {
  for (let index = 1; index <= count; index++) {
    ask(String(index));
  }
}

/** The calls admitted so far end, the first of them with a reading of what remains. */
async function answerAll(remaining?: number): Promise<void> {
  for (const grant of grants.splice(0)) {
    if (remaining !== undefined) {
      budget.observe(BUCKET, { remaining });
    }
    grant.release();
  }
  await settled();
}

describe('a bucket the vendor has said nothing about', () => {
  it('lets everyone through at once', async () => {
    askMany(24);
    await settled();
    expect(admitted).toHaveLength(24);
  });

  it('leaves nothing behind', async () => {
    askMany(3);
    await settled();
    await answerAll();
    expect(budget.stateOf(BUCKET)).toEqual({});
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a bucket that is held', () => {
  it('lets one call ahead when the time has come, not all at once', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    askMany(10);
    await clock.advance(29_999);
    expect(admitted).toEqual([]);
    await clock.advance(1);
    expect(admitted).toEqual(['1']);
  });

  it('then lets out what the answer says remains', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    askMany(10);
    await clock.advance(30_000);
    await answerAll(3);
    expect(admitted).toEqual(['1', '2', '3', '4']);
  });

  it('without readings lets out one, two, four, …', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    askMany(10);
    await clock.advance(30_000);
    const rounds = [admitted.length];
    while (admitted.length < 10) {
      await answerAll();
      rounds.push(admitted.length);
    }
    expect(rounds).toEqual([1, 3, 7, 10]);
  });

  it('is held again when the call ahead is refused, the others still waiting', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    askMany(3);
    await clock.advance(30_000);
    budget.observe(BUCKET, { refused: true, retryAfterMs: 10_000 });
    await answerAll();
    expect(admitted).toEqual(['1']);
    await clock.advance(10_000);
    expect(admitted).toEqual(['1', '2']);
  });

  it('opens when the call ahead failed without an answer', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    askMany(2);
    await clock.advance(30_000);
    grants.splice(0).forEach((grant) => {
      grant.release();
    });
    await settled();
    expect(admitted).toEqual(['1', '2']);
  });

  it('refuses at once whose deadline is earlier, saying when it ends', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    const error = await ask('late', { deadlineAtMs: clock.now() + 20_000 }).failure;
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: 30_000, source: 'downstream' });
    expect(error?.message).toBe('The vendor’s quota is used up until 2026-11-25 12:00:30 UTC (in 30 s)');
  });

  it('refuses who waits already when the end is put off beyond the deadline', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 10_000 });
    const { failure } = ask('waiting', { deadlineAtMs: clock.now() + 20_000 });
    await clock.advance(1_000);
    budget.observe(BUCKET, { refused: true, retryAfterMs: 60_000 });
    expect(await failure).toMatchObject({ code: 'rateLimited', retryAfterMs: 60_000 });
    expect(clock.now()).toBe(Date.UTC(2026, 10, 25, 12, 0, 1));
  });

  it('is held for the default time when a refusal names none', async () => {
    budget.observe(BUCKET, { refused: true });
    ask('a');
    await clock.advance(MINUTE_MS - 1);
    expect(admitted).toEqual([]);
    await clock.advance(1);
    expect(admitted).toEqual(['a']);
  });

  it('keeps the end the vendor named when another refusal names none', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 5_000 });
    budget.observe(BUCKET, { refused: true });
    ask('a');
    await clock.advance(5_000);
    expect(admitted).toEqual(['a']);
  });

  it('never ends earlier than was said before', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    ask('a');
    await clock.advance(29_000);
    expect(admitted).toEqual([]);
  });

  it('is held for a day at most, whatever the vendor says', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 1e15 });
    ask('a');
    await clock.advance(24 * 60 * MINUTE_MS);
    expect(admitted).toEqual(['a']);
  });

  it('does not hold others', async () => {
    budget.observe('scope/b', { refused: true, retryAfterMs: 30_000 });
    ask('a');
    await settled();
    expect(admitted).toEqual(['a']);
  });

  it('tells calls that have not begun that they were overtaken', async () => {
    askMany(2);
    await settled();
    expect(grants.map((grant) => grant.isRevoked)).toEqual([false, false]);
    budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    expect(grants.map((grant) => grant.isRevoked)).toEqual([true, true]);
  });

  it('until a known reset holds as well when nothing remains', async () => {
    budget.observe(BUCKET, { remaining: 0, resetAfterMs: 20_000 });
    ask('a');
    await clock.advance(19_999);
    expect(admitted).toEqual([]);
    await clock.advance(1);
    expect(admitted).toEqual(['a']);
  });
});

describe('what remains', () => {
  it('is not exceeded by calls in flight', async () => {
    budget.observe(BUCKET, { remaining: 3 });
    askMany(10);
    await settled();
    expect(admitted).toHaveLength(3);
  });

  it('counts calls in flight that the vendor has not seen yet', async () => {
    askMany(4);
    await settled();
    // One of four is answered: of the five remaining, three are spoken for.
    budget.observe(BUCKET, { remaining: 5 });
    grants.shift()?.release();
    for (let index = 0; index < 10; index++) {
      ask('later');
    }
    await settled();
    expect(admitted.filter((name) => name === 'later')).toHaveLength(2);
  });

  it('unknown or nothing lets one call at a time find out', async () => {
    budget.observe(BUCKET, { remaining: 0 });
    askMany(3);
    await settled();
    expect(admitted).toEqual(['1']);
    await answerAll(0);
    expect(admitted).toEqual(['1', '2']);
    await answerAll(7);
    expect(admitted).toEqual(['1', '2', '3']);
  });

  it('is forgotten after the default time', async () => {
    budget.observe(BUCKET, { remaining: 1 });
    await clock.advance(MINUTE_MS);
    askMany(5);
    await settled();
    expect(admitted).toHaveLength(5);
  });

  it('is told to who listens, with the end of a hold', () => {
    budget.observe(BUCKET, { remaining: 3 });
    budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    expect(changes).toEqual([
      { bucket: BUCKET, remaining: 3, heldUntilMs: undefined },
      { bucket: BUCKET, remaining: 0, heldUntilMs: clock.now() + 1_000 },
    ]);
  });
});

describe('the queue', () => {
  it('lets alert rules go first, and equals in the order they came', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    ask('panel 1');
    ask('panel 2');
    ask('rule 1', { priority: 'alert' });
    ask('rule 2', { priority: 'alert' });
    await clock.advance(1_000);
    for (let answered = 0; answered < 4; answered++) {
      await answerAll(1);
    }
    expect(admitted).toEqual(['rule 1', 'rule 2', 'panel 1', 'panel 2']);
  });

  it('is left by who cancels, without taking a turn', async () => {
    budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    const caller = new AbortController();
    const { failure } = ask('gone', { signal: caller.signal });
    ask('next');
    caller.abort();
    expect(await failure).toMatchObject({ code: 'aborted' });
    await clock.advance(1_000);
    expect(admitted).toEqual(['next']);
  });

  it('leaves no timer behind when the last who waited has gone', async () => {
    budget.observe(BUCKET, { retryAfterMs: MINUTE_MS });
    const caller = new AbortController();
    const { failure } = ask('gone', { signal: caller.signal });
    await settled();
    expect(clock.pendingTimers).toBe(1);
    caller.abort();
    await failure;
    expect(clock.pendingTimers).toBe(0);
  });

  it('is not entered by who has cancelled', async () => {
    expect(await ask('gone', { signal: AbortSignal.abort() }).failure).toMatchObject({ code: 'aborted' });
    await settled();
    expect(admitted).toEqual([]);
  });

  it('holds nobody beyond the deadline', async () => {
    budget.observe(BUCKET, { remaining: 0 });
    ask('ahead');
    const { failure } = ask('behind', { deadlineAtMs: clock.now() + 5_000 });
    await clock.advance(5_000);
    expect(await failure).toMatchObject({ code: 'rateLimited' });
    expect(admitted).toEqual(['ahead']);
  });

  it('tells who waits in vain when a quota with nothing left fills up, though nothing holds the bucket', async () => {
    ask('running');
    await settled();
    budget.observe(BUCKET, { remaining: 0 });
    const { failure } = ask('hasty', { deadlineAtMs: clock.now() + 5_000 });
    await clock.advance(5_000);
    const error = await failure;
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: undefined });
    expect(error?.message).toContain('(in 55 s)');
  });

  it('counts a release once', async () => {
    budget.observe(BUCKET, { remaining: 0 });
    askMany(3);
    await settled();
    const [first] = grants;
    first?.release();
    first?.release();
    await settled();
    expect(admitted).toEqual(['1', '2']);
  });
});
