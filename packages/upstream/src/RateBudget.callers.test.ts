import { BUCKET, BudgetScenario } from '../test-support/BudgetScenario';
import { settled } from '../test-support/FakeClock';
import { SharedCaller } from '../test-support/SharedCaller';
import { ConcurrencyLimit } from './ConcurrencyLimit';

let scenario: BudgetScenario;
let nowMs: number;

beforeEach(() => {
  scenario = new BudgetScenario();
  nowMs = scenario.clock.now();
});

const refusal = (retryAfterMs: number) => expect.objectContaining({ code: 'rateLimited', retryAfterMs }) as unknown;

describe('a caller that stands for many', () => {
  it('overtakes when an alert rule joins it in the line', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 5_000 });
    const caller = new SharedCaller().join('panel');
    scenario.ask('another panel');
    scenario.askFor('shared', caller);
    await scenario.clock.advance(1_000);
    caller.join('rule', { priority: 'alert' });
    await scenario.clock.advance(4_000);
    expect(scenario.admitted).toEqual(['shared']);
  });

  it('falls back to its old place when the alert rule leaves', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 5_000 });
    const caller = new SharedCaller().join('panel').join('rule', { priority: 'alert' });
    scenario.ask('first panel');
    scenario.askFor('shared', caller);
    scenario.ask('last panel');
    caller.leave('rule');
    await scenario.clock.advance(5_000);
    await scenario.cut();
    await scenario.cut();
    expect(scenario.admitted).toEqual(['first panel', 'shared', 'last panel']);
  });

  it('waits on when somebody with a later deadline joins', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1 });
    const caller = new SharedCaller().join('hasty', { deadlineAtMs: nowMs + 5_000 });
    const { failure } = scenario.askFor('shared', caller);
    await scenario.clock.advance(4_999);
    caller.join('patient', { deadlineAtMs: nowMs + 30_000 });
    await scenario.clock.advance(25_000);
    scenario.budget.observe(BUCKET, { remaining: 2 });
    expect(await failure).toBeUndefined();
    expect(scenario.clock.now()).toBe(nowMs + 29_999);
  });

  it('ends with the latest deadline', async () => {
    scenario.budget.observe(BUCKET, { remaining: 1 });
    const caller = new SharedCaller().join('hasty', { deadlineAtMs: nowMs + 5_000 });
    const { failure } = scenario.askFor('shared', caller);
    caller.join('patient', { deadlineAtMs: nowMs + 30_000 });
    await scenario.clock.advance(30_000);
    expect(await failure).toMatchObject({ code: 'rateLimited' });
    expect(scenario.admitted).toEqual([]);
  });

  it('is refused at once as a whole when nobody can wait for the end of the hold', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 60_000 });
    const caller = new SharedCaller()
      .join('hasty', { deadlineAtMs: nowMs + 5_000 })
      .join('patient', { deadlineAtMs: nowMs + 60_000 });
    expect(await scenario.askFor('shared', caller).failure).toEqual(refusal(60_000));
    expect(caller.dismissed).toEqual([]);
  });
});

describe('those of a caller who cannot wait for the end of a hold', () => {
  let caller: SharedCaller;

  beforeEach(() => {
    caller = new SharedCaller()
      .join('hasty', { deadlineAtMs: nowMs + 5_000 })
      .join('exact', { deadlineAtMs: nowMs + 20_000 })
      .join('patient', { deadlineAtMs: nowMs + 20_001 });
  });

  it('are sent away when it is met, with the time, and the call waits on', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 20_000 });
    scenario.askFor('shared', caller);
    expect(caller.dismissed).toEqual([
      { name: 'hasty', error: refusal(20_000) },
      { name: 'exact', error: refusal(20_000) },
    ]);
    await scenario.clock.advance(20_000);
    expect(scenario.admitted).toEqual(['shared']);
    expect(caller.dismissed).toHaveLength(2);
  });

  it('are sent away when it begins while they wait behind another call', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 2_000 });
    scenario.ask('ahead');
    caller.join('most patient', { deadlineAtMs: nowMs + 60_000 });
    scenario.askFor('shared', caller);
    await scenario.clock.advance(2_000);
    expect(caller.dismissed).toEqual([]);
    await scenario.refuse(30_000);
    expect(caller.dismissed.map(({ name }) => name)).toEqual(['hasty', 'exact', 'patient']);
    await scenario.clock.advance(30_000);
    expect(scenario.admitted).toEqual(['ahead', 'shared']);
  });

  it('are sent away when the hold is put off', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 2_000 });
    scenario.askFor('shared', caller);
    await scenario.clock.advance(1_000);
    scenario.budget.observe(BUCKET, { retryAfterMs: 10_000 });
    expect(caller.dismissed).toEqual([{ name: 'hasty', error: refusal(10_000) }]);
    await scenario.clock.advance(10_000);
    expect(scenario.admitted).toEqual(['shared']);
  });

  it('are sent away soon when they join a call that waits already', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 15_000 });
    const waiting = new SharedCaller().join('patient', { deadlineAtMs: nowMs + 30_000 });
    scenario.askFor('shared', waiting);
    await scenario.clock.advance(2_500);
    waiting.join('late and hasty', { deadlineAtMs: nowMs + 10_000 });
    await scenario.clock.advance(1_000);
    expect(waiting.dismissed).toEqual([{ name: 'late and hasty', error: refusal(12_000) }]);
  });

  it('include nobody without a deadline', async () => {
    const endless = new SharedCaller().join('health check');
    scenario.budget.observe(BUCKET, { retryAfterMs: 60_000 });
    scenario.askFor('shared', endless);
    await scenario.clock.advance(60_000);
    expect(endless.dismissed).toEqual([]);
    expect(scenario.admitted).toEqual(['shared']);
  });

  it('leave no call behind when they were all', async () => {
    scenario.budget.observe(BUCKET, { retryAfterMs: 60_000 });
    // The one who could wait has left, but the latest deadline still says so.
    caller.join('gone', { deadlineAtMs: nowMs + 90_000 });
    caller.leave('gone');
    const { failure } = scenario.askFor('shared', caller);
    expect(await failure).toMatchObject({ code: 'aborted' });
    await settled();
    expect(caller.dismissed.map(({ name }) => name)).toEqual(['hasty', 'exact', 'patient']);
    expect(scenario.clock.pendingTimers).toBe(0);
  });

  it('may cancel other calls as they go, and those take no room then', async () => {
    const limit = new ConcurrencyLimit(1);
    const others = new AbortController();
    scenario.ask('running', {}, { buckets: ['scope/b'], limit });
    scenario.budget.observe(BUCKET, { retryAfterMs: 20_000 });
    await settled();
    const joint = new SharedCaller().join('patient');
    joint.signal.addEventListener('abort', () => {
      others.abort();
    });
    scenario.askFor('held', joint);
    const { failure } = scenario.ask('cancelled', { signal: others.signal }, { buckets: ['scope/b'], limit });
    joint.join('hasty', { deadlineAtMs: nowMs + 1 }).leave('patient');
    await scenario.serve();
    expect(await failure).toMatchObject({ code: 'aborted' });
    expect(limit.hasRoom).toBe(true);
  });
});
