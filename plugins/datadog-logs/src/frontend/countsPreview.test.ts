import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { alertPreview, bucketsPreview } from './countsPreview';

const NOW = Date.parse('2026-11-25T12:00:30Z');
const HOUR = { range: { fromMs: NOW - 3_600_000, toMs: NOW }, nowMs: NOW, maxDataPoints: 100 };
const DASHBOARD = { fromAlert: false, evaluationDelayMs: 60_000 };
const ALERT = { fromAlert: true, evaluationDelayMs: 60_000 };

const counts = (query: Partial<LogCountsQueryModel>): LogCountsQueryModel => ({ queryType: 'logCounts', ...query });

describe('the buckets of a query', () => {
  it.each<[string, Partial<LogCountsQueryModel>, typeof DASHBOARD, string]>([
    ['by the width of the panel', {}, DASHBOARD, 'auto: 1m buckets, 61 in this range'],
    ['of an alert rule', {}, ALERT, 'auto: 1m buckets, 60 in this range'],
    ['as chosen', { interval: '90s' }, DASHBOARD, '90s buckets, 41 in this range'],
    ['whole ones', { interval: '5m', partialBuckets: 'drop' }, DASHBOARD, '5m buckets, 12 in this range'],
  ])('are told: %s', (_, query, caller, text) => {
    expect(bucketsPreview(counts(query), HOUR, caller)).toEqual({ severity: 'info', text });
  });

  it('are warned of when they are too many', () => {
    expect(bucketsPreview(counts({ interval: '1s' }), HOUR, DASHBOARD)).toEqual({
      severity: 'warning',
      text: expect.stringMatching(/^The interval is "1s", which makes 3600 buckets .* use at least "5s"/),
    });
  });

  it.each<[string, Partial<LogCountsQueryModel>, object]>([
    ['of a total', { mode: 'total' }, HOUR],
    ['while no range is known', {}, { ...HOUR, range: undefined }],
    ['while an interval is a variable', { interval: '$interval' }, HOUR],
    ['while a delay cannot be read', { evaluationDelay: 'soon' }, HOUR],
    ['in the future', {}, { ...HOUR, range: { fromMs: NOW + 60_000, toMs: NOW + 120_000 } }],
  ])('are not told %s', (_, query, shown) => {
    expect(bucketsPreview(counts(query), { ...HOUR, ...shown }, DASHBOARD)).toBeUndefined();
  });
});

describe('what an alert rule evaluates', () => {
  const preview = (query: Partial<LogCountsQueryModel>, shown = HOUR) => alertPreview(counts(query), shown, 60_000);

  it('is told in full for a query that says nothing', () => {
    expect(preview({})).toEqual([
      'looks 1m into the past, so that late logs are counted.',
      'Only whole buckets of 1m count (now 2026-11-25 10:59:00 to 11:59:00 UTC).',
      'A bucket without logs is 0.',
    ]);
  });

  it('is told with its groups', () => {
    const groupBy = [{ facet: 'service' }, { facet: '@path', limit: 5, sort: 'asc' as const }];
    expect(preview({ groupBy, expectedGroups: [{ service: 'a', '@path': 'b' }] }).slice(-2)).toEqual([
      'There is one alert instance for each group: the 100 largest of service, of each the 5 smallest of @path.',
      'A group stays for 24h after its last log. One named group is always there.',
    ]);
    expect(preview({ groupBy, keepGroups: '' }).at(-1)).toBe('A group without logs vanishes, and its alert resolves.');
  });

  it.each<[string, Partial<LogCountsQueryModel>, string]>([
    ['no delay', { evaluationDelay: '0s' }, 'counts up to the present, where late logs are still missing.'],
    [
      'partial buckets',
      { partialBuckets: 'keep', evaluationDelay: '30s', interval: '1h' },
      'Buckets of 1h; the first and the last may be counted in part (now 2026-11-25 11:00:00 to 12:00:00 UTC).',
    ],
    [
      'a total',
      { mode: 'total', interval: '5m' },
      'It gets one number over the whole range, rounded to 5m (now 2026-11-25 10:55:00 to 11:55:00 UTC).',
    ],
    ['no value', { fill: 'null' }, 'A bucket without logs has no value.'],
    ['zeros', { fill: 'zero', mode: 'total' }, 'A group without logs is 0.'],
    ['gaps', { fill: 'none' }, 'Buckets without logs are left out.'],
    [
      'several measures',
      { computes: [{ aggregation: 'count' }, { aggregation: 'avg', metric: '@d' }] },
      'A bucket without logs is 0 for counts, and no value otherwise.',
    ],
  ])('is told with %s', (_, query, expected) => {
    expect(preview(query)).toContain(expected);
  });

  it('names both days of a range over midnight, and no time while no range is known', () => {
    const day = { ...HOUR, range: { fromMs: NOW - 86_400_000, toMs: NOW } };
    expect(preview({}, day)[1]).toContain('(now 2026-11-24 11:59:00 to 2026-11-25 11:59:00 UTC)');
    expect(preview({}, { ...HOUR, range: undefined as unknown as typeof HOUR.range })[1]).toBe(
      'Only whole buckets count.'
    );
  });

  it('is not told while a duration is a variable', () => {
    expect(preview({ keepGroups: '$keep', groupBy: [{ facet: 'x' }] })).toEqual([]);
  });
});
