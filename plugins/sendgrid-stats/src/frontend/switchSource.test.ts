/** @jest-environment jsdom */
import { parseStatsQuery } from '../shared/statsSchema';
import { type Source, SOURCES } from '../shared/sources';
import { type StatsDataQuery } from './SendGridStatsDataQuery';
import { switchQueryType } from './switchQueryType';
import { switchSource } from './switchSource';

const STATS = { refId: 'A', queryType: 'stats' } as const;
const caller = { fromAlert: false };

describe('another source', () => {
  it.each<[string, Partial<StatsDataQuery>, Source, object]>([
    ['is not saved when it is the default', { source: 'subusers' }, 'global', {}],
    [
      'keeps accounts, figures and periods',
      { accounts: ['a'], metrics: ['opens'], aggregatedBy: 'week' },
      'categories',
      { source: 'categories', accounts: ['a'], metrics: ['opens'], aggregatedBy: 'week' },
    ],
    ['means other names', { source: 'categories', names: ['newsletter'] }, 'subusers', { source: 'subusers' }],
    [
      'leaves out figures that it lacks',
      { metrics: ['requests', 'opens'], rates: ['delivered'] },
      'mailboxProviders',
      { source: 'mailboxProviders', metrics: ['opens'], rates: undefined },
    ],
    [
      'asks its default where no figure remains',
      { metrics: ['requests'] },
      'mailboxProviders',
      { source: 'mailboxProviders' },
    ],
    [
      'keeps variables',
      { metrics: ['$m' as 'opens'] },
      'mailboxProviders',
      { source: 'mailboxProviders', metrics: ['$m'] },
    ],
    [
      'keeps how many are the largest',
      { source: 'categories', top: { limit: 5, by: 'requests' } },
      'mailboxProviders',
      { source: 'mailboxProviders', top: { limit: 5 } },
    ],
    ['has no largest without names', { source: 'categories', top: { limit: 5 } }, 'global', {}],
  ])('%s', (_, part, source, expected) => {
    const { rates, ...rest } = switchSource({ ...STATS, ...part }, source, caller);
    const { rates: expectedRates, ...expectedRest } = expected as Partial<StatsDataQuery>;
    expect(rest).toEqual({ ...STATS, ...expectedRest });
    expect(rates).toEqual(expectedRates);
  });

  it.each(SOURCES.flatMap((from) => SOURCES.map((to) => [from, to] as const)))(
    'makes a query that has an answer: %s to %s',
    (from, to) => {
      const metrics =
        from === 'mailboxProviders' ? (['drops', 'opens'] as const) : (['bounce_drops', 'requests'] as const);
      const query = switchSource({ ...STATS, source: from, metrics, top: { by: metrics[0] } }, to, caller);
      expect(() => parseStatsQuery(query, caller)).not.toThrow();
    }
  );
});

describe('another type of query', () => {
  it('is about the same accounts and nothing else', () => {
    const query = { ...STATS, hide: true, accounts: ['a'], metrics: ['opens'] } as const;
    expect(switchQueryType(query, 'credits')).toEqual({
      refId: 'A',
      hide: true,
      queryType: 'credits',
      accounts: ['a'],
    });
    expect(switchQueryType(STATS, 'reputation')).toEqual({ refId: 'A', queryType: 'reputation' });
    expect(switchQueryType(query, 'stats')).toBe(query);
  });
});
