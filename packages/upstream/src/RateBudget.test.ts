import { BUCKET, BudgetScenario, MINUTE_MS } from '../test-support/BudgetScenario';
import { settled } from '../test-support/FakeClock';

let scenario: BudgetScenario;

beforeEach(() => {
  scenario = new BudgetScenario();
});

describe('a bucket the vendor has said nothing about', () => {
  it('lets everyone through at once', async () => {
    scenario.askMany(24);
    await settled();
    expect(scenario.admitted).toHaveLength(24);
  });

  it('leaves nothing behind', async () => {
    scenario.askMany(3);
    await settled();
    await scenario.serve();
    expect(scenario.budget.stateOf(BUCKET)).toEqual({});
    expect(scenario.clock.pendingTimers).toBe(0);
  });
});

describe('a bucket that is held', () => {
  it('lets one call ahead when the time has come, not all at once', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    scenario.askMany(10);
    await scenario.clock.advance(29_999);
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['1']);
  });

  it('then lets out no more than the answer says remains', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    scenario.askMany(10);
    await scenario.clock.advance(30_000);
    await scenario.serve(2);
    expect(scenario.admitted).toEqual(['1', '2']);
  });

  it('lets out one, two, four, …, however much the vendor says remains', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    scenario.askMany(10);
    await scenario.clock.advance(30_000);
    const rounds = [scenario.admitted.length];
    while (scenario.admitted.length < 10) {
      await scenario.serve(1_000);
      rounds.push(scenario.admitted.length);
    }
    expect(rounds).toEqual([1, 3, 7, 10]);
  });

  it('is held again when the call ahead is refused, the others still waiting', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    scenario.askMany(3);
    await scenario.clock.advance(30_000);
    await scenario.refuse(40_000);
    expect(scenario.admitted).toEqual(['1']);
    await scenario.clock.advance(40_000);
    expect(scenario.admitted).toEqual(['1', '2']);
  });

  it('lets the next one ahead when the first failed without an answer, and no more than that', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    scenario.askMany(5);
    await scenario.clock.advance(30_000);
    await scenario.cut();
    expect(scenario.admitted).toEqual(['1', '2']);
    await scenario.cut();
    expect(scenario.admitted).toEqual(['1', '2', '3']);
  });

  it('refuses at once whose deadline is earlier, saying when it ends', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    const error = await scenario.ask('late', { deadlineAtMs: scenario.clock.now() + 20_000 }).failure;
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: 30_000, source: 'downstream' });
    expect(error?.message).toBe('The vendor’s quota is used up until 2026-11-25 12:00:30 UTC (in 30 s)');
  });

  it('refuses who waits already when the end is put off beyond the deadline', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 10_000 });
    const { failure } = scenario.ask('waiting', { deadlineAtMs: scenario.clock.now() + 20_000 });
    await scenario.clock.advance(1_000);
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 60_000 });
    expect(await failure).toMatchObject({ code: 'rateLimited', retryAfterMs: 60_000 });
    expect(scenario.clock.now()).toBe(Date.UTC(2026, 10, 25, 12, 0, 1));
  });

  it('is held for the default time when a refusal names none', async () => {
    scenario.budget.observe(BUCKET, { refused: true });
    scenario.ask('a');
    await scenario.clock.advance(MINUTE_MS - 1);
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['a']);
  });

  it('keeps the end the vendor named when another refusal names none', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 5_000 });
    scenario.budget.observe(BUCKET, { refused: true });
    scenario.ask('a');
    await scenario.clock.advance(5_000);
    expect(scenario.admitted).toEqual(['a']);
  });

  it('never ends earlier than was said before', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    scenario.ask('a');
    await scenario.clock.advance(29_000);
    expect(scenario.admitted).toEqual([]);
  });

  it('is held for a day at most, whatever the vendor says', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 1e15 });
    await scenario.clock.advance(24 * 60 * MINUTE_MS - 1);
    scenario.ask('a');
    await settled();
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['a']);
  });

  it('does not hold others', async () => {
    scenario.budget.observe('scope/b', { refused: true, retryAfterMs: 30_000 });
    scenario.ask('a');
    await settled();
    expect(scenario.admitted).toEqual(['a']);
  });

  it('tells calls that have not begun that they were overtaken', async () => {
    scenario.askMany(2);
    await settled();
    expect(scenario.grants.map((grant) => grant.isRevoked)).toEqual([false, false]);
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 30_000 });
    expect(scenario.grants.map((grant) => grant.isRevoked)).toEqual([true, true]);
  });

  it('until a known reset holds as well when nothing remains', async () => {
    scenario.budget.observe(BUCKET, { remaining: 0, resetAfterMs: 20_000 });
    scenario.ask('a');
    await scenario.clock.advance(19_999);
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['a']);
  });
});

describe('what remains', () => {
  it('is not exceeded by calls in flight', async () => {
    scenario.budget.observe(BUCKET, { remaining: 3 });
    scenario.askMany(10, { priority: 'alert' });
    await settled();
    expect(scenario.admitted).toHaveLength(3);
  });

  it('counts calls in flight that the vendor has not seen yet', async () => {
    scenario.askMany(4);
    await settled();
    // One of four is answered: of the five remaining, three are spoken for.
    scenario.budget.observe(BUCKET, { remaining: 5 });
    scenario.grants.shift()?.release({ served: true });
    for (let index = 0; index < 10; index++) {
      scenario.ask('later', { priority: 'alert' });
    }
    await settled();
    expect(scenario.admitted.filter((name) => name === 'later')).toHaveLength(2);
  });

  it('if nothing, lets one alert rule at a time find out whether that is still so', async () => {
    scenario.budget.observe(BUCKET, { remaining: 0 });
    scenario.askMany(4, { priority: 'alert' });
    await settled();
    expect(scenario.admitted).toEqual(['1']);
    await scenario.serve(0);
    expect(scenario.admitted).toEqual(['1', '2']);
    await scenario.serve(7);
    expect(scenario.admitted).toEqual(['1', '2', '3', '4']);
  });

  it('is forgotten after the default time', async () => {
    scenario.budget.observe(BUCKET, { remaining: 2 });
    await scenario.clock.advance(MINUTE_MS);
    scenario.askMany(5);
    await settled();
    expect(scenario.admitted).toHaveLength(5);
  });

  it('is forgotten with care when it had run out: one call finds out how much there is now', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1 });
    scenario.askMany(5);
    await scenario.clock.advance(MINUTE_MS - 1);
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['1']);
    await scenario.serve(4);
    expect(scenario.admitted).toEqual(['1', '2', '3']);
  });

  it('counts until the reset that the vendor names', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1, resetAfterMs: 5_000 });
    scenario.ask('a');
    await scenario.clock.advance(5_000);
    expect(scenario.admitted).toEqual(['a']);
  });

  it('is told to all who listen, with the end of a hold, as long as they do', () => {
    const changes: unknown[] = [];
    const others: unknown[] = [];
    const stop = scenario.budget.onChange((change) => changes.push(change));
    scenario.budget.onChange((change) => others.push(change));
    scenario.budget.observe(BUCKET, { remaining: 3 });
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    expect(others).toEqual(changes);
    stop();
    scenario.budget.observe(BUCKET, { remaining: 2 });
    expect([changes.length, others.length]).toEqual([2, 3]);
    expect(changes).toEqual([
      { bucket: BUCKET, remaining: 3, heldUntilMs: undefined },
      { bucket: BUCKET, remaining: 0, heldUntilMs: scenario.clock.now() + 1_000 },
    ]);
  });
});

describe('the queue', () => {
  it('lets alert rules go first, and equals in the order they came', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    scenario.ask('panel 1');
    scenario.ask('panel 2');
    scenario.ask('rule 1', { priority: 'alert' });
    scenario.ask('rule 2', { priority: 'alert' });
    await scenario.clock.advance(1_000);
    for (let answered = 0; answered < 4; answered++) {
      await scenario.serve(2);
    }
    expect(scenario.admitted).toEqual(['rule 1', 'rule 2', 'panel 1', 'panel 2']);
  });

  it('is left by who cancels, without taking a turn', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    const caller = new AbortController();
    const { failure } = scenario.ask('gone', { signal: caller.signal });
    scenario.ask('next');
    caller.abort();
    expect(await failure).toMatchObject({ code: 'aborted' });
    await scenario.clock.advance(1_000);
    expect(scenario.admitted).toEqual(['next']);
  });

  it('leaves no timer behind when the last who waited has gone', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: MINUTE_MS });
    const caller = new AbortController();
    const { failure } = scenario.ask('gone', { signal: caller.signal });
    await settled();
    expect(scenario.clock.pendingTimers).toBe(1);
    caller.abort();
    await failure;
    expect(scenario.clock.pendingTimers).toBe(0);
  });

  it('is not entered by who comes too late, and nothing is counted for it', async () => {
    scenario.budget.observe(BUCKET, { remaining: 5 });
    const { failure } = scenario.ask('late', { deadlineAtMs: scenario.clock.now() });
    expect(await failure).toMatchObject({ code: 'timeout' });
    expect(scenario.budget.stateOf(BUCKET).remaining).toBe(5);
    expect(scenario.clock.pendingTimers).toBe(0);
  });

  it('is not entered by who has cancelled', async () => {
    expect(await scenario.ask('gone', { signal: AbortSignal.abort() }).failure).toMatchObject({ code: 'aborted' });
    await settled();
    expect(scenario.admitted).toEqual([]);
  });

  it('holds nobody beyond the deadline', async () => {
    scenario.budget.observe(BUCKET, { remaining: 0 });
    scenario.ask('ahead', { priority: 'alert' });
    const { failure } = scenario.ask('behind', { priority: 'alert', deadlineAtMs: scenario.clock.now() + 5_000 });
    await scenario.clock.advance(5_000);
    expect(await failure).toMatchObject({ code: 'rateLimited' });
    expect(scenario.admitted).toEqual(['ahead']);
  });

  it('tells who waits in vain when a quota with nothing left fills up, though nothing holds the bucket', async () => {
    scenario.ask('running');
    await settled();
    scenario.budget.observe(BUCKET, { remaining: 0 });
    const { failure } = scenario.ask('hasty', { deadlineAtMs: scenario.clock.now() + 5_000 });
    await scenario.clock.advance(5_000);
    const error = await failure;
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: undefined });
    expect(error?.message).toContain('(in 55 s)');
  });

  it('keeps the place of a call that has to wait once more', async () => {
    scenario.budget.observe(BUCKET, { refused: true, retryAfterMs: 1_000 });
    const sinceMs = scenario.clock.now() - 1;
    scenario.askMany(2);
    scenario.ask('came first', {}, { sinceMs });
    await scenario.clock.advance(1_000);
    expect(scenario.admitted).toEqual(['came first']);
  });

  it('counts a release once', async () => {
    scenario.budget.observe(BUCKET, { remaining: 0 });
    scenario.askMany(3, { priority: 'alert' });
    await settled();
    const [first] = scenario.grants;
    first?.release({ served: true });
    first?.release({ served: true });
    await settled();
    expect(scenario.admitted).toEqual(['1', '2']);
  });
});
