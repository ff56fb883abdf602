import { parseLogCountsQuery } from './logCountsSchema';

const DASHBOARD = { fromAlert: false, evaluationDelayMs: 60_000 };
const RULE = { fromAlert: true, evaluationDelayMs: 60_000 };

const parse = (model: object, caller = DASHBOARD) => parseLogCountsQuery({ queryType: 'logCounts', ...model }, caller);

function messageOf(model: object, caller = DASHBOARD): string {
  try {
    parse(model, caller);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the query was accepted');
}

describe('parseLogCountsQuery', () => {
  it('needs nothing: a dashboard counts all logs, as they are', () => {
    expect(parse({})).toEqual({
      queryType: 'logCounts',
      query: '*',
      indexes: ['*'],
      storageTier: 'indexes',
      computes: [{ aggregation: 'count', metric: undefined, name: 'count' }],
      groupBy: [],
      mode: 'timeseries',
      intervalMs: undefined,
      evaluationDelayMs: 0,
      partialBuckets: 'keep',
      fill: 'auto',
      keepGroupsMs: undefined,
      expectedGroups: [],
      total: false,
      legendFormat: '',
    });
  });

  it('gives alert rules a delay, whole buckets, room for groups and those of the last day', () => {
    expect(parse({ groupBy: [{ facet: 'service' }] }, RULE)).toMatchObject({
      groupBy: [{ facet: 'service', limit: 100, sort: 'desc', missing: true }],
      evaluationDelayMs: 60_000,
      partialBuckets: 'drop',
      keepGroupsMs: 86_400_000,
    });
    expect(parse({ groupBy: [{ facet: 'service' }] })).toMatchObject({
      groupBy: [{ limit: 10 }],
      keepGroupsMs: undefined,
    });
  });

  it('takes the delay of alert rules from the settings', () => {
    expect(parse({}, { fromAlert: true, evaluationDelayMs: 90_500 }).evaluationDelayMs).toBe(90_500);
    expect(parse({ evaluationDelay: '2m' }, RULE).evaluationDelayMs).toBe(120_000);
    expect(parse({ evaluationDelay: '0' }, RULE).evaluationDelayMs).toBe(0);
  });

  it('keeps groups of at most two facets by default, and of more when it is told to', () => {
    const facets = (count: number) => Array.from({ length: count }, (_, index) => ({ facet: `f${index}`, limit: 10 }));
    expect([1, 2, 3].map((count) => parse({ groupBy: facets(count) }, RULE).keepGroupsMs)).toEqual([
      86_400_000,
      86_400_000,
      undefined,
    ]);
    expect(parse({ groupBy: facets(3), keepGroups: '1h' }, RULE).keepGroupsMs).toBe(3_600_000);
    expect(parse({ groupBy: facets(1), keepGroups: '' }, RULE).keepGroupsMs).toBeUndefined();
    expect(parse({ keepGroups: '1h' }).keepGroupsMs).toBeUndefined();
  });

  it('names computes, and takes the names that they are given', () => {
    const computes = [
      { aggregation: 'count' },
      { aggregation: 'pc95', metric: '@duration' },
      { aggregation: 'sum', metric: '@bytes', name: 'traffic' },
    ];
    expect(parse({ computes }).computes.map(({ name }) => name)).toEqual(['count', 'pc95:@duration', 'traffic']);
    expect(parse({ computes: [] }).computes).toEqual([{ aggregation: 'count', metric: undefined, name: 'count' }]);
  });

  it('gives searches for the same logs one form', () => {
    expect(parse({ query: ' status:error ', indexes: ['main', 'audit', 'main'] })).toMatchObject({
      query: 'status:error',
      indexes: ['audit', 'main'],
    });
    expect(parse({ query: '', indexes: [] })).toMatchObject({ query: '*', indexes: ['*'] });
    expect(parse({ indexes: ['main', '*'] })).toMatchObject({ indexes: ['*'] });
  });

  it('reads durations', () => {
    expect(parse({ interval: '5m' }).intervalMs).toBe(300_000);
    expect(parse({ interval: 'auto' }).intervalMs).toBeUndefined();
  });

  it('takes text with a dollar sign in it', () => {
    expect(parse({ query: '@price:US$5' }).query).toBe('@price:US$5');
  });

  const GROUPED = { groupBy: [{ facet: 'service' }] };
  it.each<[string, object, string]>([
    ['a text of the wrong type', { query: 5 }, 'query is 5: use a text'],
    [
      'an unknown tier',
      { storageTier: 'hot' },
      'storageTier is "hot": use one of "indexes", "online-archives", "flex"',
    ],
    ['indexes that are no list', { indexes: 'main' }, 'indexes is "main": use a list'],
    ['an unknown aggregation', { computes: [{ aggregation: 'pc50' }] }, 'computes[0].aggregation is "pc50"'],
    [
      'a percentile of nothing',
      { computes: [{ aggregation: 'pc95' }] },
      'computes[0].metric is missing: name the measure',
    ],
    ['a count of a measure', { computes: [{ aggregation: 'count', metric: '@d' }] }, 'computes[0].metric is "@d"'],
    ['two counts', { computes: [{ aggregation: 'count' }, {}] }, 'computes[1] is called "count", as computes[0] is'],
    ['a facet without a name', { groupBy: [{ facet: '' }] }, 'groupBy[0].facet is "": name a facet'],
    ['a grouping without a facet', { groupBy: [{}] }, 'groupBy[0].facet is missing'],
    [
      'a facet named twice',
      { groupBy: [{ facet: 'a' }, { facet: 'a' }] },
      'groupBy[1].facet is "a", as groupBy[0].facet is',
    ],
    ['a limit of 0', { groupBy: [{ facet: 'a', limit: 0 }] }, 'groupBy[0].limit is 0: use at least 1'],
    ['half a limit', { groupBy: [{ facet: 'a', limit: 1.5 }] }, 'groupBy[0].limit is 1.5: use a whole number'],
    [
      'a limit beyond Datadog’s',
      { groupBy: [{ facet: 'a', limit: 10_001 }] },
      'groupBy[0].limit is 10001: use at most 10000',
    ],
    [
      'too many groups',
      {
        groupBy: [
          { facet: 'a', limit: 100 },
          { facet: 'b', limit: 101 },
        ],
      },
      'The limits of groupBy (a 100 × b 101) make 10100 groups: Datadog takes at most 10000, so lower groupBy[1].limit',
    ],
    [
      'an unknown order',
      { groupBy: [{ facet: 'a', sort: 'up' }] },
      'groupBy[0].sort is "up": use one of "desc", "asc"',
    ],
    ['an unknown mode', { mode: 'table' }, 'mode is "table": use one of "timeseries", "total"'],
    [
      'an interval that is none',
      { interval: '5 minutes' },
      'interval is "5 minutes": use "auto", or a number with one of the units',
    ],
    ['an interval below a second', { interval: '500ms' }, 'interval is "500ms": use whole seconds, at least "1s"'],
    ['an interval of nothing', { interval: '0s' }, 'interval is "0s": use whole seconds, at least "1s"'],
    [
      'a delay that is none',
      { evaluationDelay: 'a while' },
      'evaluationDelay is "a while": use a number with one of the units',
    ],
    ['unknown partial buckets', { partialBuckets: 'mark' }, 'partialBuckets is "mark": use one of "keep", "drop"'],
    ['an unknown fill', { fill: '0' }, 'fill is "0": use one of "auto", "zero", "null", "none"'],
    [
      'a look-back of nothing',
      { ...GROUPED, keepGroups: '0s' },
      'keepGroups is "0s": use a number with one of the units',
    ],
    [
      'expected groups of no facet',
      { expectedGroups: [{ service: 'a' }] },
      'expectedGroups names groups, but groupBy is empty',
    ],
    [
      'an expected group without a facet',
      { ...GROUPED, expectedGroups: [{}] },
      'expectedGroups[0] is {}: it needs a value for each facet of groupBy (service)',
    ],
    [
      'an expected group of another facet',
      { ...GROUPED, expectedGroups: [{ service: 'a', host: 'b' }] },
      'expectedGroups[0] is {"service":"a","host":"b"}',
    ],
    [
      'an expected group that is a number',
      { ...GROUPED, expectedGroups: [{ service: 5 }] },
      'expectedGroups[0].service is 5: use a text',
    ],
    ['a total that is a text', { total: 'yes' }, 'total is "yes": use true or false'],
    ['a legend that is a number', { legendFormat: 5 }, 'legendFormat is 5: use a text'],
    ['another version', { schemaVersion: 2 }, 'schemaVersion is 2: use 1'],
  ])('refuses %s', (_, model, message) => {
    expect(messageOf(model)).toContain(message);
  });

  it('refuses the groups of three facets that an alert rule leaves to the default', () => {
    expect(messageOf({ groupBy: [{ facet: 'a' }, { facet: 'b' }, { facet: 'c' }] }, RULE)).toContain(
      'make 1000000 groups'
    );
  });

  it.each<[string, object]>([
    ['$service', { query: 'service:$service' }],
    ['${env:csv}', { indexes: ['${env:csv}'] }],
    ['[[facet]]', { groupBy: [{ facet: '[[facet]]' }] }],
    ['$measure', { computes: [{ aggregation: 'sum', metric: '$measure' }] }],
    ['$name', { computes: [{ name: '$name' }] }],
    ['$__interval', { interval: '$__interval' }],
    ['$delay', { evaluationDelay: '$delay' }],
    ['$keep', { keepGroups: '$keep' }],
    ['$service', { ...GROUPED, expectedGroups: [{ service: '$service' }] }],
    ['$legend', { legendFormat: '$legend' }],
  ])('refuses the variable %s where a text is expected', (variable, model) => {
    expect(messageOf(model, RULE)).toContain(`contains the variable ${variable}`);
  });
});
