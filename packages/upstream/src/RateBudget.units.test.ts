import { BudgetScenario } from '../test-support/BudgetScenario';
import { settled } from '../test-support/FakeClock';

const UNITS = 'units in 10 seconds';
const WINDOW_MS = 10_000;

let scenario: BudgetScenario;

beforeEach(() => {
  scenario = new BudgetScenario();
});

const ask = (name: string, amount: number, priority: 'alert' | 'dashboard' = 'dashboard') =>
  scenario.ask(name, { priority }, { buckets: [], units: [{ bucket: UNITS, amount }] });
const learn = (remaining: number, drawn = 0) =>
  scenario.budget.observe(UNITS, { remaining, drawn, validForMs: WINDOW_MS });

describe('a quota that is counted in other units than calls', () => {
  it('lets go as many calls as fit, each with what it takes', async () => {
    learn(13);
    ['a', 'b', 'c', 'd'].forEach((name) => ask(name, 4));
    await settled();
    expect(scenario.admitted).toEqual(['a', 'b', 'c']);
  });

  it('lets a small call pass a large one that does not fit', async () => {
    learn(6);
    ask('large', 8);
    ask('small', 2);
    await settled();
    expect(scenario.admitted).toEqual(['small']);
  });

  it('keeps its reserve for alert rules, which may use what is left', async () => {
    learn(4);
    ask('panel', 4);
    ask('rule', 4, 'alert');
    await settled();
    expect(scenario.admitted).toEqual(['rule']);
  });

  it('does not count twice what the call itself took, but what others in flight take', async () => {
    ask('a', 4);
    ask('b', 4);
    await settled();
    learn(12, 4);
    expect(scenario.budget.stateOf(UNITS).remaining).toBe(8);
  });

  it('is asked again when its window is over, by one call first, since others waited for it', async () => {
    learn(4);
    ['a', 'b', 'c'].forEach((name) => ask(name, 4));
    await scenario.clock.advance(WINDOW_MS - 1);
    expect(scenario.admitted).toEqual([]);
    await scenario.clock.advance(1);
    expect(scenario.admitted).toEqual(['a']);
    learn(8, 4);
    scenario.grants.splice(0).forEach((grant) => grant.release({ served: true }));
    await settled();
    expect(scenario.admitted).toEqual(['a', 'b']);
  });

  it('says until when it is too little', async () => {
    learn(3);
    const { failure } = scenario.ask(
      'panel',
      { deadlineAtMs: scenario.clock.now() + 5_000 },
      { buckets: [], units: [{ bucket: UNITS, amount: 4 }] }
    );
    await scenario.clock.advance(5_000);
    expect((await failure)?.message).toMatch(/until .* UTC \(in 5 s\)/);
  });
});
