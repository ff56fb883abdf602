/** @jest-environment jsdom */
import { type StatsQueryModel } from '../shared/StatsQuery';
import { alertWarnings } from './alertWarnings';

function textsOf(query: Partial<StatsQueryModel>, { fromAlert = true, accountCount = 1 } = {}) {
  return alertWarnings({ queryType: 'stats', ...query }, { fromAlert, accountCount }).map(({ text }) => text);
}

describe('what an alert rule is warned of', () => {
  it('is nothing for one figure of one account', () => {
    expect(textsOf({ metrics: ['delivered'] })).toEqual([]);
  });

  it('is today, in a rule and in a panel that a rule may be made of', () => {
    const expected = [expect.stringMatching(/counts the week that contains today/)];
    expect(textsOf({ metrics: ['delivered'], today: 'include', aggregatedBy: 'week' })).toEqual(expected);
    expect(textsOf({ today: 'mark', aggregatedBy: 'week' }, { fromAlert: false })).toEqual(expected);
    expect(textsOf({ today: 'drop' }, { fromAlert: false })).toEqual([]);
  });

  it('is that the largest names change', () => {
    const query = { source: 'categories', metrics: ['delivered'], top: { limit: 5, by: 'spam_reports' } } as const;
    expect(textsOf(query)).toEqual([expect.stringMatching(/^The 5 largest by spam reports .* Name the categories$/)]);
    expect(textsOf({ ...query, names: ['newsletter'] })).toEqual([]);
    expect(textsOf(query, { fromAlert: false })).toEqual([]);
  });

  it('is the number of its instances', () => {
    const query = { source: 'subusers', names: ['a', 'b', 'c'] } as const;
    expect(textsOf(query, { accountCount: 20 })).toContainEqual(
      expect.stringMatching(/^Up to 120 alert instances \(20 × 3 × 2 /)
    );
    expect(textsOf(query, { accountCount: 16 })).not.toContainEqual(expect.stringMatching(/^Up to/));
  });

  it('is what happens without an answer, without mail, and before all opens have come in', () => {
    expect(textsOf({ metrics: [], rates: ['unique_opens'] }, { accountCount: 2 })).toEqual([
      expect.stringMatching(/^An account that cannot be asked/),
      expect.stringMatching(/^A day without mail has no rate/),
      expect.stringMatching(/^Opens, clicks and complaints come in for days/),
    ]);
  });
});
