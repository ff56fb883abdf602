/** @jest-environment jsdom */
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { countsWarnings, searchWarnings, volumeWarnings } from './queryWarnings';

const warn = (query: Partial<LogCountsQueryModel>, fromAlert = false) =>
  countsWarnings({ queryType: 'logCounts', ...query }, { fromAlert, groupLimit: 10 });

describe('countsWarnings', () => {
  it('has nothing against a query that is right', () => {
    expect(warn({ query: '$x', groupBy: [{ facet: 'service' }], interval: '5m' })).toEqual([]);
  });

  it.each<[string, Partial<LogCountsQueryModel>, object]>([
    [
      'a grouping',
      { groupBy: [{ facet: '' }] },
      { part: 'groupBy', index: 0, text: 'The query runs when a facet is chosen' },
    ],
    [
      'a measure',
      { computes: [{ aggregation: 'avg', metric: '' }] },
      { part: 'computes', index: 0, text: 'The query runs when a measure or a facet is chosen' },
    ],
    [
      'a group',
      { groupBy: [{ facet: 'a' }], expectedGroups: [{ a: '' }] },
      { part: 'expectedGroups', index: 0, text: 'The query runs when every facet has a value' },
    ],
  ])('says what %s still needs, without blame', (_, query, expected) => {
    expect(warn(query)).toEqual([{ severity: 'info', ...expected }]);
  });

  it.each<[string, Partial<LogCountsQueryModel>, object]>([
    [
      'a facet named twice',
      { groupBy: [{ facet: 'a' }, { facet: 'a' }] },
      { part: 'groupBy', index: 1, text: expect.stringMatching(/^Grouping 2 is "a", as Grouping 1 is/) },
    ],
    [
      'too many groups',
      { groupBy: [{ facet: 'a', limit: 2000 }, { facet: 'b' }] },
      {
        part: 'groupBy',
        text: 'The limits of the groupings (a 2000 × b 10) make 20000 groups: Datadog takes at most 10000, so lower the limit of grouping 1',
      },
    ],
    [
      'measures of one name',
      { computes: [{ aggregation: 'count' }, { aggregation: 'count' }] },
      { part: 'computes', index: 1, text: expect.stringMatching(/^Measure 2 is called "count", as Measure 1 is/) },
    ],
    [
      'an interval',
      { interval: '5 min' },
      { part: 'interval', text: expect.stringMatching(/^The interval is "5 min"/) },
    ],
    [
      'a delay',
      { evaluationDelay: 'x' },
      { part: 'evaluationDelay', text: expect.stringMatching(/^The delay is "x"/) },
    ],
    ['a time', { keepGroups: 'x' }, { part: 'keepGroups', text: expect.stringMatching(/^The time is "x"/) }],
  ])('says what is wrong in the words of the form: %s', (_, query, expected) => {
    expect(warn(query)).toEqual([{ severity: 'warning', ...expected }]);
  });

  it('says in an alert rule that there are no variables, wherever one stands', () => {
    const query = {
      query: 'service:$service',
      computes: [{ aggregation: 'avg', metric: '$measure' }],
      groupBy: [{ facet: '${facet}' }],
      expectedGroups: [{ '${facet}': '[[value]]' }],
      interval: '$__interval',
      evaluationDelay: '$delay',
      keepGroups: '$keep',
    } as const;
    expect(warn(query)).toEqual([]);
    const texts = warn(query, true).map(({ part, text }) => [part, /replace (\S+)/.exec(text)?.[1]]);
    expect(texts).toEqual([
      ['query', '$service'],
      ['computes', '$measure'],
      ['groupBy', '${facet}'],
      ['expectedGroups', '[[value]]'],
      ['interval', '$__interval'],
      ['evaluationDelay', '$delay'],
      ['keepGroups', '$keep'],
    ]);
  });
});

it('queries of other types are told of their search and their interval', () => {
  expect(searchWarnings({ indexes: ['$index'] }, { fromAlert: true })).toMatchObject([{ part: 'query' }]);
  expect(volumeWarnings({ queryType: 'logVolume', interval: 'x' })).toMatchObject([{ part: 'interval' }]);
});
