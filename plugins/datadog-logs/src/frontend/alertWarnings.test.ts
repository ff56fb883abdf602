import { alertWarnings } from './alertWarnings';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';

function warn(query: Partial<LogCountsQueryModel>, { fromAlert = true, groupCount = 0 } = {}): string {
  const warnings = alertWarnings({ queryType: 'logCounts', ...query }, { fromAlert, groupCount });
  expect(warnings.every(({ severity }) => severity === 'warning')).toBe(true);
  return warnings.map(({ text }) => text).join('\n');
}

const BY_SERVICE = [{ facet: 'service' }];

describe('an alert rule', () => {
  it('is safe with an interval of its own and the defaults', () => {
    expect(warn({ interval: '1m' })).toBe('');
    expect(warn({ interval: '5m', groupBy: BY_SERVICE }, { groupCount: 99 })).toBe('');
    expect(warn({ mode: 'total', groupBy: BY_SERVICE })).toBe('');
  });

  it.each<[string, Partial<LogCountsQueryModel>, RegExp]>([
    ['an interval that follows the range', {}, /^The interval is auto/],
    ['no delay', { interval: '1m', evaluationDelay: '0s' }, /^No delay/],
    ['half buckets', { interval: '1m', partialBuckets: 'keep' }, /^Partial buckets are kept/],
    ['gaps', { interval: '1m', fill: 'none' }, /^Buckets without logs have no value/],
    ['no zeros', { interval: '1m', fill: 'null' }, /^Buckets without logs have no value/],
    ['groups that vanish', { interval: '1m', groupBy: BY_SERVICE, keepGroups: '' }, /^Groups are not kept/],
    [
      'the smallest groups',
      { interval: '1m', groupBy: [{ facet: 'service', sort: 'asc' }] },
      /^The smallest groups of service/,
    ],
    [
      'logs that are not counted',
      { interval: '1m', groupBy: [{ facet: 'service', missing: false }] },
      /^Logs without service are not counted/,
    ],
    [
      'more facets than are kept',
      { interval: '1m', groupBy: ['a', 'b', 'c'].map((facet) => ({ facet, limit: 10 })) },
      /^With more than two facets groups are not kept/,
    ],
    ['instances that come and go', { interval: '1m', groupBy: [{ facet: 'host' }] }, /^Values of host come and go/],
    [
      'instances that come and go with requests',
      { interval: '1m', groupBy: [{ facet: '@request_id' }] },
      /^Values of @request_id come and go/,
    ],
  ])('is warned of %s', (_, query, expected) => {
    expect(warn(query)).toMatch(expected);
  });

  it('is warned when there are as many groups as the limit', () => {
    const query = { interval: '1m', groupBy: [{ facet: 'service', limit: 5 }] };
    expect(warn(query, { groupCount: 4 })).toBe('');
    expect(warn(query, { groupCount: 5 })).toMatch(/^There are as many groups as the limit \(5\)/);
    expect(warn({ interval: '1m', groupBy: BY_SERVICE }, { groupCount: 100 })).toMatch(/limit \(100\)/);
  });
});

describe('a panel', () => {
  it('is only warned of what a rule made of it would bring along', () => {
    const panel = { fromAlert: false, groupCount: 1000 };
    expect(warn({ groupBy: [{ facet: 'host' }] }, panel)).toBe('');
    expect(warn({ evaluationDelay: '0s', groupBy: BY_SERVICE }, panel)).toMatch(/^No delay/);
  });

  it('is warned when a rule has limits that Datadog refuses', () => {
    const groupBy = ['a', 'b', 'c'].map((facet) => ({ facet }));
    expect(warn({ groupBy }, { fromAlert: false })).toMatch(/make 1000000 groups/);
  });
});
