import { BUCKET, BudgetScenario, MINUTE_MS } from '../test-support/BudgetScenario';
import { settled } from '../test-support/FakeClock';
import { SharedCaller } from '../test-support/SharedCaller';

let scenario: BudgetScenario;

beforeEach(() => {
  scenario = new BudgetScenario();
});

describe('the reserve for alert rules', () => {
  it('is the last call, which a dashboard does not get and an alert rule does', async () => {
    scenario.budget.observe(BUCKET, { remaining: 3 });
    scenario.askMany(5);
    scenario.ask('rule', { priority: 'alert' });
    await settled();
    expect(scenario.admitted).toEqual(['1', '2', 'rule']);
  });

  it('may be larger, or none', async () => {
    for (const [reserve, dashboards] of [
      [0, 4],
      [3, 1],
      [9, 0],
    ] as const) {
      scenario = new BudgetScenario({ reserve });
      scenario.budget.observe(BUCKET, { remaining: 4 });
      scenario.askMany(9);
      await settled();
      expect(scenario.admitted).toHaveLength(dashboards);
    }
  });

  it('lets dashboards wait until the vendor says that there is more', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1 });
    scenario.askMany(3);
    scenario.ask('rule', { priority: 'alert' });
    await settled();
    expect(scenario.admitted).toEqual(['rule']);
    await scenario.serve(3);
    expect(scenario.admitted).toEqual(['rule', '1', '2']);
  });

  it('lets no dashboard find out whether nothing is still nothing', async () => {
    scenario.budget.observe(BUCKET, { remaining: 0 });
    scenario.ask('panel');
    await scenario.clock.advance(MINUTE_MS - 1);
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['panel']);
  });

  it('keeps no dashboard beyond its deadline, and tells until when as far as is known', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1 });
    const { failure } = scenario.ask('panel', { deadlineAtMs: scenario.clock.now() + 10_000 });
    await scenario.clock.advance(10_000);
    const error = await failure;
    // Our own reckoning: nobody may remember it as the vendor's word.
    expect(error).toMatchObject({ code: 'rateLimited', retryAfterMs: undefined });
    expect(error?.message).toBe(
      'What is left of the vendor’s quota is kept for alert rules until 2026-11-25 12:01:00 UTC (in 50 s)'
    );
  });

  it('is there for an alert rule that joins a panel’s call while that waits', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1 });
    const caller = new SharedCaller().join('panel');
    scenario.askFor('shared', caller);
    await scenario.clock.advance(10_000);
    expect(scenario.admitted).toEqual([]);
    caller.join('rule', { priority: 'alert' });
    await scenario.clock.advance(1_000);
    expect(scenario.admitted).toEqual(['shared']);
  });

  it('is not for a call whose alert rule has left', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 5_000 });
    const caller = new SharedCaller().join('panel').join('rule', { priority: 'alert' });
    scenario.askFor('shared', caller);
    scenario.ask('probe', { priority: 'alert' });
    caller.leave('rule');
    await scenario.clock.advance(5_000);
    await scenario.serve(1);
    expect(scenario.admitted).toEqual(['probe']);
  });

  it('counts in each quota that a call draws on, and a dashboard that waits for one takes nothing of the other', async () => {
    scenario.budget.observe(BUCKET, { remaining: 2 });
    scenario.budget.observe('tenant', { remaining: 1 });
    scenario.ask('panel of both', {}, { buckets: [BUCKET, 'tenant'] });
    scenario.ask('panel of one', {});
    scenario.ask('rule of both', { priority: 'alert' }, { buckets: [BUCKET, 'tenant'] });
    await settled();
    expect(scenario.admitted).toEqual(['panel of one', 'rule of both']);
  });

  it('lets no panel stand in the way of an alert rule by waiting elsewhere', async () => {
    // Nothing left in the one: a single rule may try. The panel waits for the other and must not be that single call.
    scenario.budget.observe('tenant', { remaining: 1 });
    scenario.ask('panel', {}, { buckets: [BUCKET, 'tenant'] });
    scenario.budget.observe(BUCKET, { remaining: 0 });
    scenario.ask('rule', { priority: 'alert' });
    await settled();
    expect(scenario.admitted).toEqual(['rule']);
  });

  it('starves nobody: once the vendor’s word is too old, panels go one by one until it speaks again', async () => {
    scenario.budget.observe(BUCKET, { remaining: 0 });
    scenario.askMany(4);
    const counts: number[] = [];
    for (let minute = 1; minute <= 4; minute++) {
      await scenario.clock.advance(MINUTE_MS);
      await scenario.serve(0);
      counts.push(scenario.admitted.length);
    }
    expect(counts).toEqual([1, 2, 3, 4]);
  });
});
