import { noticesOf, rowsOf, seriesOf, valuesOf } from '@glance/data-source/testing';
import { logsOf } from '../fixtures/logsOf';
import { startDatadog } from '../fixtures/startDatadog';

// The contract's section 4, "Query type logCounts": what an answer is.
const under = startDatadog();
const MINUTE = 60_000;
/** Ten minutes, in which everything of these tests happens. */
const TEN_MINUTES = { from: '2026-11-25T09:30:00Z', to: '2026-11-25T09:40:00Z' };
const BY_SERVICE = { interval: '1m', groupBy: [{ facet: 'service' }] };

const zeros = (count: number) => Array.from({ length: count }, () => 0);

describe('a time series', () => {
  it('has an aligned time for every bucket of the range, which says how wide it is, and a field for each group', async () => {
    const { plugin, log } = under;
    log(...logsOf('09:31', 2, { service: 'web' }), ...logsOf('09:33', 5, { service: 'api' }));
    log(...logsOf('09:39', 1, { service: 'web' }), ...logsOf('09:40', 9, { service: 'web' }));
    const frame = await (await plugin.open()).frame(BY_SERVICE, TEN_MINUTES);
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(frame.fields[0]).toMatchObject({ name: 'time', nullable: false, config: { interval: MINUTE } });
    const start = Date.parse(TEN_MINUTES.from);
    expect(valuesOf(frame.fields[0])).toEqual(zeros(10).map((_, minute) => start + minute * MINUTE));
    expect(seriesOf(frame)).toMatchObject([
      { name: 'count', labels: { service: 'api' }, legend: 'api', values: [0, 0, 0, 5, 0, 0, 0, 0, 0, 0] },
      { name: 'count', labels: { service: 'web' }, legend: 'web', values: [0, 2, 0, 0, 0, 0, 0, 0, 0, 1] },
    ]);
    expect(frame.fields.slice(1).map(({ type, nullable }) => [type, nullable])).toEqual([
      ['float64', true],
      ['float64', true],
    ]);
  });

  it('of an ungrouped count without logs is one series of zeros, of groups it has none', async () => {
    const logs = await under.plugin.open();
    for (const fromAlert of [false, true]) {
      const all = await logs.frame({ interval: '1m' }, { ...TEN_MINUTES, fromAlert });
      expect(seriesOf(all)).toMatchObject([{ name: 'count', labels: {}, values: zeros(10) }]);
      const none = await logs.frame(BY_SERVICE, { ...TEN_MINUTES, fromAlert });
      expect(none).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
    }
  });

  it('says what was asked, opens the same search in Datadog, and links every value there', async () => {
    const { plugin, datadog, log } = under;
    log(...logsOf('09:31', 1, { service: 'web' }));
    const logs = await plugin.open({ jsonData: { appUrl: 'https://acme.datadoghq.com' } });
    const frame = await logs.frame({ ...BY_SERVICE, query: 'status:error service:web' }, TEN_MINUTES);
    const [call] = datadog.journal.of('aggregate');
    const [first, body = ''] = frame.meta?.executedQueryString?.split('\n') ?? [];
    expect(first).toBe('POST /api/v2/logs/analytics/aggregate');
    expect(JSON.parse(body)).toEqual(JSON.parse(call?.body ?? ''));
    expect(frame.meta?.executedQueryString).not.toContain(datadog.apiKey);
    const { datadogUrl } = frame.meta?.custom as { datadogUrl: string };
    expect(frame.meta?.custom).toEqual({ datadogUrl, fetchedAt: '2026-11-25T10:00:00.000Z' });
    const url = new URL(datadogUrl);
    expect(url.origin + url.pathname).toBe('https://acme.datadoghq.com/logs');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      query: 'status:error service:web',
      from_ts: String(Date.parse(TEN_MINUTES.from)),
      to_ts: String(Date.parse(TEN_MINUTES.to)),
    });
    expect(frame.fields[1]?.config?.links).toEqual([{ title: expect.any(String), url: datadogUrl, targetBlank: true }]);
  });

  it('in blocks says what was asked too', async () => {
    const { plugin, datadog } = under;
    const frame = await (await plugin.open()).frame({ interval: '1m' }, { from: '2026-11-25T09:30:00Z' });
    const body = frame.meta?.executedQueryString?.split('\n')[1] ?? '';
    expect(JSON.parse(body)).toEqual(JSON.parse(datadog.journal.of('aggregate')[0]?.body ?? ''));
  });
});

describe('computes', () => {
  const computes = [
    { aggregation: 'count' },
    { aggregation: 'avg', metric: '@duration' },
    { aggregation: 'max', metric: '@duration', name: 'slowest' },
  ];
  const timed = (minute: string, ...durations: readonly number[]) =>
    durations.flatMap((duration) => logsOf(minute, 1, { service: 'web', attributes: { duration } }));

  it('are one call, told apart by their names and a label', async () => {
    const { plugin, datadog, log } = under;
    log(...timed('09:31', 10, 20), ...timed('09:32', 5));
    const frame = await (await plugin.open()).frame({ interval: '1m', computes }, TEN_MINUTES);
    expect(datadog.journal.of('aggregate')).toHaveLength(1);
    const byName = Object.fromEntries(
      seriesOf(frame).map(({ name, labels, values }) => [name, [labels, values.slice(0, 4)]])
    );
    expect(byName).toEqual({
      count: [{ metric: 'count' }, [0, 2, 1, 0]],
      'avg:@duration': [{ metric: 'avg:@duration' }, [null, 15, 5, null]],
      slowest: [{ metric: 'slowest' }, [null, 20, 5, null]],
    });
  });

  it.each([
    ['cardinality', 3],
    ['sum', 125],
    ['min', 10],
    ['max', 40],
    ['avg', 25],
    ['median', 25],
    ['count', 5],
  ])('include %s, worked out by Datadog', async (aggregation, value) => {
    const { plugin, log } = under;
    log(...timed('09:31', 10, 10, 25, 40, 40));
    const metric = aggregation === 'count' ? undefined : '@duration';
    const frame = await (
      await plugin.open()
    ).frame({ mode: 'total', computes: [{ aggregation, metric, name: 'x' }] }, TEN_MINUTES);
    expect(rowsOf(frame)).toEqual([{ x: value }]);
  });

  it.each(['pc75', 'pc90', 'pc95', 'pc98', 'pc99'])('include %s', async (aggregation) => {
    const { plugin, log } = under;
    log(...timed('09:31', ...Array.from({ length: 100 }, (_, index) => index + 1)));
    const frame = await (
      await plugin.open()
    ).frame({ mode: 'total', computes: [{ aggregation, metric: '@duration' }] }, TEN_MINUTES);
    const [row] = rowsOf(frame);
    expect(Math.abs(Number(row?.[`${aggregation}:@duration`]) - Number(aggregation.slice(2)))).toBeLessThanOrEqual(2);
  });

  it('of counts, distinct values and sums are zero where there is nothing, others are not there', async () => {
    const { plugin, log } = under;
    log(...timed('09:31', 10));
    const metric = '@duration';
    const all = ['cardinality', 'sum', 'min', 'avg', 'pc99'].map((aggregation) => ({
      aggregation,
      metric,
      name: aggregation,
    }));
    const frame = await (await plugin.open()).frame({ interval: '1m', computes: all }, TEN_MINUTES);
    const second = Object.fromEntries(seriesOf(frame).map(({ name, values }) => [name, values[2]]));
    expect(second).toEqual({ cardinality: 0, sum: 0, min: null, avg: null, pc99: null });
  });

  it.each([
    ['zero', [[0, 10, 0]], 10],
    ['null', [[null, 10, null]], 10],
    ['none', [[10]], 1],
  ])('are filled by %s if that is asked for', async (fill, first, rowCount) => {
    const { plugin, log } = under;
    log(...timed('09:31', 10));
    const query = { interval: '1m', fill, computes: [{ aggregation: 'sum', metric: '@duration' }] };
    const frame = await (await plugin.open()).frame(query, TEN_MINUTES);
    expect(frame.fields[0]?.values).toHaveLength(rowCount);
    expect(seriesOf(frame).map(({ values }) => values.slice(0, 3))).toEqual(first);
  });
});

describe('a total', () => {
  it('is a row for each group, and one row 0 for an ungrouped count without logs', async () => {
    const { plugin, log } = under;
    const logs = await plugin.open();
    for (const fromAlert of [false, true]) {
      const none = await logs.frame({ mode: 'total', query: 'status:emergency' }, { ...TEN_MINUTES, fromAlert });
      expect(none.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
      expect(rowsOf(none)).toEqual([{ count: 0 }]);
    }
    log(...logsOf('09:31', 2, { service: 'web', host: 'a' }), ...logsOf('09:33', 5, { service: 'api', host: 'b' }));
    const groupBy = [{ facet: 'service' }, { facet: 'host' }];
    expect(rowsOf(await logs.frame({ mode: 'total', groupBy }, TEN_MINUTES))).toEqual([
      { service: 'api', host: 'b', count: 5 },
      { service: 'web', host: 'a', count: 2 },
    ]);
    expect(rowsOf(await logs.frame({ mode: 'total' }, TEN_MINUTES))).toEqual([{ count: 7 }]);
  });

  it('of several computes has a column metric', async () => {
    const { plugin, log } = under;
    log(...logsOf('09:31', 2, { service: 'web', attributes: { duration: 7 } }));
    const computes = [{}, { aggregation: 'sum', metric: '@duration' }];
    const frame = await (
      await plugin.open()
    ).frame({ mode: 'total', computes, groupBy: [{ facet: 'service' }] }, TEN_MINUTES);
    expect(rowsOf(frame)).toEqual([
      { service: 'web', metric: 'sum:@duration', value: 14 },
      { service: 'web', metric: 'count', value: 2 },
    ]);
    expect(frame.fields[2]?.config?.links).toHaveLength(1);
  });

  it('without groups has no fields', async () => {
    const frame = await (
      await under.plugin.open()
    ).frame({ mode: 'total', groupBy: [{ facet: 'service' }] }, TEN_MINUTES);
    expect(frame).toMatchObject({ fields: [], meta: { type: 'numeric-long', typeVersion: [0, 1] } });
  });
});

describe('labels', () => {
  it.each([
    ['metric', 'facet_metric'],
    ['value', 'facet_value'],
    ['count', 'facet_count'],
  ])('of a facet that is called %s are called %s', async (facet, label) => {
    const { plugin, log } = under;
    log(...logsOf('09:31', 1, { tags: [`${facet}:x`] }));
    const logs = await plugin.open();
    for (const mode of ['timeseries', 'total']) {
      const query = { mode, interval: '1m', groupBy: [{ facet, missing: false }], legendFormat: `<{{${facet}}}>` };
      const frame = await logs.frame(query, TEN_MINUTES);
      if (mode === 'total') {
        expect(rowsOf(frame)).toEqual([{ [label]: 'x', count: 1 }]);
      } else {
        expect(seriesOf(frame)).toMatchObject([{ labels: { [label]: 'x' }, legend: '<x>' }]);
      }
    }
  });

  it('call logs without the facet (none), unless those are left out', async () => {
    const { plugin, log } = under;
    log(...logsOf('09:31', 2, { service: 'web' }), ...logsOf('09:31', 3));
    const logs = await plugin.open();
    const groups = async (missing?: boolean) =>
      rowsOf(await logs.frame({ mode: 'total', groupBy: [{ facet: 'service', missing }] }, TEN_MINUTES));
    expect(await groups()).toEqual([
      { service: '(none)', count: 3 },
      { service: 'web', count: 2 },
    ]);
    expect(await groups(false)).toEqual([{ service: 'web', count: 2 }]);
  });

  it('are put in order by their text, of equal series', async () => {
    const { plugin, log } = under;
    log(...['b', 'ä', 'B', 'a'].flatMap((service) => logsOf('09:31', 1, { service })));
    const frame = await (await plugin.open()).frame(BY_SERVICE, TEN_MINUTES);
    expect(seriesOf(frame).map(({ labels }) => labels['service'])).toEqual(['B', 'a', 'b', 'ä']);
  });
});

describe('which logs', () => {
  it('are counted is what the search, the indexes and the tier say', async () => {
    const { plugin, datadog, log } = under;
    log(...logsOf('09:31', 3), ...logsOf('09:31', 2, { status: 'info' }));
    const logs = await plugin.open();
    const query = { mode: 'total', query: 'status:error', indexes: ['main'], storageTier: 'flex' };
    await logs.frame(query, TEN_MINUTES);
    expect(JSON.parse(datadog.journal.of('aggregate')[0]?.body ?? '')).toMatchObject({
      filter: { query: 'status:error', indexes: ['main'], storage_tier: 'flex' },
    });
    expect(rowsOf(await logs.frame({ mode: 'total', query: 'status:error' }, TEN_MINUTES))).toEqual([{ count: 3 }]);
  });

  it('are shown is cut at the limit of a grouping, which a notice says, on dashboards and for rules', async () => {
    const { plugin, log } = under;
    log(...['a', 'b', 'c'].flatMap((service, index) => logsOf('09:31', 3 - index, { service })));
    const logs = await plugin.open();
    for (const fromAlert of [false, true]) {
      const query = { ...BY_SERVICE, keepGroups: '', groupBy: [{ facet: 'service', limit: 2 }] };
      const frame = await logs.frame(query, { ...TEN_MINUTES, fromAlert });
      expect(seriesOf(frame).map(({ labels }) => labels['service'])).toEqual(['a', 'b']);
      expect(noticesOf(frame)).toMatch(/at least 2 groups by service/);
      const smallest = { ...query, groupBy: [{ facet: 'service', limit: 2, sort: 'asc' }] };
      const least = await logs.frame(smallest, { ...TEN_MINUTES, fromAlert });
      expect(seriesOf(least).map(({ labels }) => labels['service'])).toEqual(['b', 'c']);
    }
  });
});
