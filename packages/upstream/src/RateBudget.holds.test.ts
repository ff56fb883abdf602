import { BUCKET, BudgetScenario, MINUTE_MS } from '../test-support/BudgetScenario';
import { settled } from '../test-support/FakeClock';

const refused = { refused: true } as const;

/** Milliseconds for which nobody is let go from now on. */
async function heldFor(scenario: BudgetScenario): Promise<number> {
  const before = scenario.admitted.length;
  const beganAtMs = scenario.clock.now();
  scenario.ask('next');
  await settled();
  while (scenario.admitted.length === before) {
    await scenario.clock.advance(100);
  }
  return scenario.clock.now() - beganAtMs;
}

describe('the end of a hold', () => {
  it.each([
    ['at once as the vendor said at the least', 0, 10_000, 10_000],
    ['up to a tenth later', 0.999, 10_000, 11_000],
    ['but at most ten seconds later', 0.999, 10 * MINUTE_MS, 10 * MINUTE_MS + 10_000],
  ])('comes %s, so that replicas do not meet', async (_, random, retryAfterMs, ms) => {
    const scenario = new BudgetScenario({ random: () => random });
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs });
    expect(await heldFor(scenario)).toBe(ms);
  });

  it('is drawn once a hold: many refusals of one burst do not all push it to the late side', async () => {
    const draws = [0, 0.5, 0.999, 0.999];
    const scenario = new BudgetScenario({ random: () => draws.shift() ?? 0.999 });
    scenario.askMany(4);
    await settled();
    await scenario.refuse(10_000);
    expect(await heldFor(scenario)).toBe(10_000);
  });

  it('is told as the vendor named it, without the spread', async () => {
    const scenario = new BudgetScenario({ random: () => 0.5 });
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 20_000 });
    const { clock, budget } = scenario;
    const named = clock.now() + 20_000;
    expect(budget.stateOf(BUCKET)).toEqual({ remaining: 0, heldUntilMs: named });
    // Too early by half a second, though after what the vendor said.
    const error = await scenario.ask('hasty', { deadlineAtMs: named + 500 }).failure;
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: 20_000 });
    expect(error?.message).toBe('The vendor’s quota is used up until 2026-11-25 12:00:20 UTC (in 20 s)');
    await clock.advance(20_500);
    expect(budget.stateOf(BUCKET).heldUntilMs).toBe(named + 1_000);
  });
});

describe('refusals in a row', () => {
  it('hold for longer and longer, though the vendor hints at seconds', async () => {
    const scenario = new BudgetScenario();
    const holds: number[] = [];
    for (let refusal = 1; refusal <= 6; refusal++) {
      scenario.ask('probe');
      await settled();
      await scenario.refuse(5_000);
      holds.push(await heldFor(scenario));
      await scenario.cut();
    }
    expect(holds).toEqual([5_000, 20_000, 45_000, 90_000, 90_000, 90_000]);
  });

  it('hold no shorter than the vendor says', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 1_000 });
    await heldFor(scenario);
    await scenario.refuse(50_000);
    expect(await heldFor(scenario)).toBe(50_000);
  });

  it('say that it is us who wait longer', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 1_000 });
    await heldFor(scenario);
    await scenario.refuse(2_000);
    const error = await scenario.ask('hasty', { deadlineAtMs: scenario.clock.now() + 3_000 }).failure;
    expect(error?.message).toBe(
      'The vendor’s quota is used up, and it went on refusing; no call is made until 2026-11-25 12:00:21 UTC (in 20 s)'
    );
  });

  it('are over when a call was served', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 1_000 });
    await heldFor(scenario);
    await scenario.serve();
    scenario.ask('later');
    await settled();
    await scenario.refuse(5_000);
    expect(await heldFor(scenario)).toBe(5_000);
  });

  it('are not over when a call failed for another reason', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 1_000 });
    await heldFor(scenario);
    await scenario.cut();
    scenario.ask('later');
    await settled();
    await scenario.refuse(5_000);
    expect(await heldFor(scenario)).toBe(20_000);
  });

  it('are forgotten after ten quiet minutes', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 1_000 });
    await scenario.clock.advance(1_000 + 10 * MINUTE_MS);
    scenario.ask('later');
    await settled();
    await scenario.refuse(5_000);
    expect(await heldFor(scenario)).toBe(5_000);
  });

  it('are remembered though the bucket was quiet and others were asked for meanwhile', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 1_000 });
    await scenario.clock.advance(5 * MINUTE_MS);
    scenario.ask('elsewhere', {}, { buckets: ['scope/b'] });
    scenario.ask('probe');
    await settled();
    await scenario.refuse(5_000);
    expect(await heldFor(scenario)).toBe(20_000);
  });

  it('are not those of one burst, even when they come in after a short hold', async () => {
    const scenario = new BudgetScenario();
    scenario.askMany(3);
    await settled();
    const [first, second, third] = scenario.grants.splice(0);
    for (const grant of [first, second]) {
      scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 2_000 });
      grant?.release({ served: false });
    }
    await scenario.clock.advance(3_000);
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 2_000 });
    third?.release({ served: false });
    expect(await heldFor(scenario)).toBe(2_000);
  });

  it('may be of the wider quota alone, whose refusals show as waits', async () => {
    const scenario = new BudgetScenario();
    const holds: number[] = [];
    for (let refusal = 1; refusal <= 3; refusal++) {
      scenario.ask('probe');
      await settled();
      scenario.budget.observe(BUCKET, { retryAfterMs: 5_000 });
      await scenario.cut();
      holds.push(await heldFor(scenario));
      await scenario.cut();
    }
    expect(holds).toEqual([5_000, 20_000, 45_000]);
  });
});

describe('a vendor that lies about the wait', () => {
  it.each([
    ['less than nothing', -5_000, MINUTE_MS],
    ['no number', Number.NaN, MINUTE_MS],
    ['nothing', 0, 1_000],
    ['for ever', Infinity, 24 * 60 * MINUTE_MS],
    ['a billion seconds', 1e12, 24 * 60 * MINUTE_MS],
  ])('with %s is believed within reason', async (_, retryAfterMs, ms) => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs });
    const state = scenario.budget.stateOf(BUCKET);
    expect(state.heldUntilMs).toBe(scenario.clock.now() + ms);
  });

  it('and about what remains does not break the reckoning', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { remaining: -3 });
    scenario.budget.observe(BUCKET, { remaining: Number.NaN });
    scenario.budget.observe(BUCKET, { remaining: 1, resetAfterMs: Infinity });
    const { failure } = scenario.ask('a', { deadlineAtMs: scenario.clock.now() + 1_000 });
    await scenario.clock.advance(1_000);
    expect((await failure)?.message).toContain('is kept for alert rules until 2026-11-26 12:00:00 UTC');
  });
});

describe('a backlog of 200', () => {
  it('does not burst when the hold ends and the vendor serves the first and refuses the rest', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 30_000 });
    scenario.askMany(200);
    await scenario.clock.advance(30_000);
    await scenario.serve();
    await scenario.refuse(5_000);
    // One that was served, and the two after it. Everyone else still waits.
    expect(scenario.admitted).toEqual(['1', '2', '3']);
    await scenario.clock.advance(5_000);
    expect(scenario.admitted).toHaveLength(4);
  });

  it('costs a vendor that refuses everything for ten minutes one call a hold', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 5_000 });
    scenario.askMany(200);
    for (let elapsedMs = 0; elapsedMs < 10 * MINUTE_MS; elapsedMs += 5_000) {
      await scenario.clock.advance(5_000);
      await scenario.refuse(5_000);
    }
    // After 5, 25, 70, 160, 250, 340, 430, 520 s.
    expect(scenario.admitted).toHaveLength(8);
  });

  it('is worked off in rounds that double when the vendor is well again', async () => {
    const scenario = new BudgetScenario();
    scenario.budget.observe(BUCKET, { ...refused, retryAfterMs: 5_000 });
    scenario.askMany(200);
    await scenario.clock.advance(5_000);
    const rounds: number[] = [];
    while (scenario.grants.length > 0) {
      rounds.push(scenario.grants.length);
      await scenario.serve();
    }
    expect(rounds).toEqual([1, 2, 4, 8, 16, 32, 64, 73]);
  });
});
