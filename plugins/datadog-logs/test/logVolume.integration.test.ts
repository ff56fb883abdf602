import { noticesOf, seriesOf } from '@glance/data-source/testing';
import { logsOf } from './fixtures/logsOf';
import { RANGE, valuesOf } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();

const VOLUME = { queryType: 'logVolume', interval: '15m' };
const aggregates = () => under.datadog.journal.of('aggregate');

describe('the log volume', () => {
  it('counts by level over the whole range, the worst first, with zeros', async () => {
    under.datadog.store.add([
      ...logsOf('09:05', 3, { status: 'info' }),
      ...logsOf('09:20', 2, { status: 'notice' }),
      ...logsOf('09:20', 5, { status: 'info' }),
      ...logsOf('09:50', 1, { status: 'emergency' }),
      ...logsOf('09:59', 4, { status: 'warn' }),
      ...logsOf('09:40', 2, { status: 'strange' }),
    ]);
    const frame = await (await under.plugin.open()).frame(VOLUME);
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(valuesOf(frame.fields[0])).toEqual(
      ['09:00', '09:15', '09:30', '09:45'].map((time) => Date.parse(`2026-11-25T${time}:00Z`))
    );
    expect(seriesOf(frame)).toEqual([
      { name: 'count', labels: { level: 'critical' }, legend: 'critical', values: [0, 0, 0, 1] },
      { name: 'count', labels: { level: 'warning' }, legend: 'warning', values: [0, 0, 0, 4] },
      { name: 'count', labels: { level: 'info' }, legend: 'info', values: [3, 7, 0, 0] },
      { name: 'count', labels: { level: 'unknown' }, legend: 'unknown', values: [0, 0, 2, 0] },
    ]);
    expect(frame.fields.slice(1).map(({ config }) => config?.links?.length)).toEqual([1, 1, 1, 1]);
  });

  it('tells Explore what it counts, from where', async () => {
    under.datadog.store.add(logsOf('09:05', 1));
    const { meta } = await (await under.plugin.open()).frame({ ...VOLUME, query: 'status:error' });
    expect(meta?.custom).toMatchObject({
      logsVolumeType: 'FullRange',
      absoluteRange: { from: Date.parse(RANGE.from), to: Date.parse(RANGE.to) },
      fetchedAt: expect.stringMatching(/Z$/),
      datadogUrl: expect.stringContaining('query=status%3Aerror'),
    });
    expect(meta?.executedQueryString).toContain('"facet":"status"');
  });

  it('counts all logs of the range, not those that a panel lists', async () => {
    under.datadog.store.add(logsOf('09:05', 5000, { status: 'info' }));
    const frame = await (await under.plugin.open()).frame(VOLUME);
    expect(seriesOf(frame).map(({ values }) => values)).toEqual([[5000, 0, 0, 0]]);
    expect(aggregates()).toHaveLength(1);
  });

  it('costs no further call where counts by status are asked for in the same way', async () => {
    under.datadog.store.add(logsOf('09:05', 1));
    const dataSource = await under.plugin.open();
    await dataSource.frame(VOLUME);
    await dataSource.frame({ queryType: 'logCounts', interval: '15m', groupBy: [{ facet: 'status', limit: 100 }] });
    expect(aggregates()).toHaveLength(1);
  });

  it('chooses the interval by what a panel can draw', async () => {
    under.datadog.store.add(logsOf('09:05', 1));
    const frame = await (await under.plugin.open()).frame({ queryType: 'logVolume' }, { maxDataPoints: 60 });
    expect(frame.fields[0]?.config?.interval).toBe(60_000);
  });

  it('has no fields when there are no logs', async () => {
    const frame = await (await under.plugin.open()).frame(VOLUME);
    expect(frame).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
  });

  it('can be alerted on: whole buckets, delayed, with levels that are kept', async () => {
    under.datadog.store.add([
      ...logsOf('06:00', 1, { status: 'error' }),
      ...logsOf('09:57', 2, { status: 'warn' }),
      ...logsOf('09:59', 9, { status: 'warn' }),
    ]);
    const frame = await (
      await under.plugin.open()
    ).frame({ queryType: 'logVolume' }, { fromAlert: true, from: '2026-11-25T09:57:00Z' });
    expect(valuesOf(frame.fields[0]).at(-1)).toBe(Date.parse('2026-11-25T09:58:00Z'));
    expect(seriesOf(frame).map(({ labels, values }) => [labels['level'], values])).toEqual([
      ['error', [0, 0, 0]],
      ['warning', [0, 2, 0]],
    ]);
  });

  it('is an error for an alert rule when Datadog counted a part only, and a notice elsewhere', async () => {
    under.datadog.store.add(logsOf('09:05', 1));
    const timedOut = (json: unknown) => ({ ...(json as object), meta: { status: 'timeout' } });
    under.datadog.faults.inject({ kind: 'alteredJson', alter: timedOut }, { endpoint: 'aggregate' });
    const dataSource = await under.plugin.open();
    expect(noticesOf(await dataSource.frame(VOLUME))).toContain('it gave up before');
    expect(await dataSource.ask(VOLUME, { fromAlert: true })).toMatchObject({ ok: false, source: 'downstream' });
  });

  it.each([
    [{ ...VOLUME, interval: '1s' }, { from: '2026-11-20T09:00:00Z' }, 'use at least "5m"'],
    [{ ...VOLUME, interval: 'soon' }, {}, 'interval is "soon"'],
    [VOLUME, { from: '2026-11-26T09:00:00Z', to: '2026-11-26T10:00:00Z' }, 'in the future'],
  ])('refuses %j in %j', async (query, range, message) => {
    expect(await (await under.plugin.open()).ask(query, range)).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining(message),
    });
  });
});
