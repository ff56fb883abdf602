import { systemClock } from '@glance/cache';
import { SharedBudgets } from './SharedBudgets';

describe('SharedBudgets', () => {
  it('gives equal credentials one budget, and others another', () => {
    const budgets = new SharedBudgets({ clock: systemClock, defaultHoldMs: 60_000 });
    const { budget } = budgets.hold('a');
    expect(budgets.hold('a').budget).toBe(budget);
    expect(budgets.hold('b').budget).not.toBe(budget);
  });

  it('keeps a budget, with what it has learnt, until the last data source is gone', () => {
    const budgets = new SharedBudgets({ clock: systemClock, defaultHoldMs: 60_000 });
    const [one, two] = [budgets.hold('a'), budgets.hold('a')];
    one.release();
    expect(budgets.hold('a').budget).toBe(two.budget);
    budgets.hold('a').release();
    two.release();
    budgets.hold('a').release();
    const last = budgets.hold('a');
    expect(last.budget).toBe(two.budget);
  });
});
