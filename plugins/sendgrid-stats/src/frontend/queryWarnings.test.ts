/** @jest-environment jsdom */
import { queryWarnings } from './queryWarnings';
import { type PanelDataQuery } from './SendGridStatsDataQuery';
import { ACCOUNTS } from './testing/createDataSource';

function warningsOf(query: object, { fromAlert = false, accounts = ACCOUNTS as ReadonlyArray<{ id: string }> } = {}) {
  return queryWarnings({ refId: 'A', queryType: 'stats', ...query } as PanelDataQuery, { fromAlert, accounts });
}

describe('what the editor says about a query', () => {
  it.each<[string, object]>([
    ['the smallest query', {}],
    ['rates alone', { metrics: [], rates: ['delivered'] }],
    [
      'variables',
      { accounts: ['$account'], metrics: ['$metric'], rates: ['$rate'], source: 'categories', names: ['$n'] },
    ],
    ['all accounts', { accounts: ['*'] }],
    ['a query of credits', { queryType: 'credits' }],
    ['a query of reputation', { queryType: 'reputation' }],
  ])('is nothing for %s', (_, query) => {
    expect(warningsOf(query)).toEqual([]);
  });

  it.each<[object, string, RegExp]>([
    [{ metrics: ['delivered', 'drops'] }, 'metrics', /^Metric 2 is "drops", which the source "global" does not have/],
    [{ source: 'mailboxProviders', rates: ['unsubscribes'] }, 'rates', /^Rate 1 is "unsubscribes"/],
    [{ source: 'mailboxProviders', top: { by: 'requests' } }, 'top', /^The figure that decides is "requests"/],
    [{ names: ['a'] }, 'names', /^The names are \["a"\], but the source "global" has none/],
    [
      { source: 'categories', names: Array.from({ length: 101 }, (_, index) => `n${index}`) },
      'names',
      /^There are 101 names: use at most 100, or none/,
    ],
    [{ accounts: ['gone', 'shop'] }, 'accounts', /no account with the id "gone"/],
  ])('is in the words of the form: %j', (query, part, text) => {
    expect(warningsOf(query)).toEqual([{ part, severity: 'warning', text: expect.stringMatching(text) }]);
  });

  it('tells an unfinished query from a wrong one', () => {
    expect(warningsOf({ metrics: [] })).toMatchObject([{ part: 'metrics', severity: 'info' }]);
    expect(warningsOf({ queryType: 'credits', figures: [] })).toMatchObject([{ part: 'figures', severity: 'info' }]);
  });

  it('leads to the settings where there is no account', () => {
    expect(warningsOf({}, { accounts: [] })).toMatchObject([
      { text: expect.stringContaining('add one in its settings') },
    ]);
  });

  it('refuses variables in an alert rule', () => {
    const query = { accounts: ['$a'], source: 'categories', names: ['$n'], metrics: ['$m'], rates: ['${r}'] };
    expect(warningsOf(query, { fromAlert: true }).map(({ part, text }) => `${part}: ${text}`)).toEqual([
      'accounts: An alert rule has no variables: replace $a by its value',
      'names: An alert rule has no variables: replace $n by its value',
      'metrics: An alert rule has no variables: replace $m by its value',
      'rates: An alert rule has no variables: replace ${r} by its value',
    ]);
    const credits = { queryType: 'credits', figures: ['$f'] };
    expect(warningsOf(credits, { fromAlert: true })).toMatchObject([{ part: 'figures' }]);
  });
});
