import { noticesOf, rowsOf, seriesOf, valuesOf } from '@glance/data-source/testing';
import type { DataSourceUnderTest } from '../fixtures/openDataSource';
import { logsOf } from '../fixtures/logsOf';
import { startDatadog } from '../fixtures/startDatadog';

// The contract's section 4: what a query counts, of dashboards and of alert rules, which default otherwise.
const under = startDatadog();
const MINUTE = 60_000;
const at = (time: string) => `2026-11-25T${time}Z`;

/** Times of a time series, as `hh:mm:ss`. */
async function timesOf(logs: DataSourceUnderTest, model: object, options: object): Promise<readonly string[]> {
  const frame = await logs.frame({ ...model }, options);
  return valuesOf(frame.fields[0]).map((ms) => new Date(Number(ms)).toISOString().slice(11, 19));
}

/** What the only request asked for: `from` and `to` as `hh:mm:ss`, and the interval. */
function asked() {
  const [call] = under.datadog.journal.of('aggregate');
  const { filter, compute } = JSON.parse(call?.body ?? '{}') as {
    filter: { from: string; to: string };
    compute: ReadonlyArray<{ interval?: string }>;
  };
  const time = (text: string) => new Date(Number(text)).toISOString().slice(11, 19);
  return { from: time(filter.from), to: time(filter.to), interval: compute[0]?.interval };
}

const intervalOf = async (model: Readonly<Record<string, unknown>>, options: object) => {
  const frame = await (await under.plugin.open()).frame(model, options);
  return (frame.fields[0]?.config?.interval ?? 0) / 1000;
};

describe('the evaluation delay', () => {
  const RULE = { from: at('09:50:30'), to: at('10:00:00'), fromAlert: true };

  it('moves the whole range of an alert rule back by a minute, and none of a dashboard', async () => {
    const logs = await under.plugin.open();
    expect(await timesOf(logs, { interval: '1m' }, RULE)).toEqual([
      '09:49:00',
      ...['09:50:00', '09:51:00', '09:52:00', '09:53:00', '09:54:00'],
      ...['09:55:00', '09:56:00', '09:57:00', '09:58:00'],
    ]);
    expect((await timesOf(logs, { interval: '1m' }, { ...RULE, fromAlert: false })).at(-1)).toBe('09:59:00');
  });

  it('is that of the settings, or of the query', async () => {
    const logs = await under.plugin.open({ jsonData: { evaluationDelaySeconds: 300 } });
    expect((await timesOf(logs, {}, RULE)).at(-1)).toBe('09:54:00');
    expect((await timesOf(logs, { evaluationDelay: '2m' }, RULE)).at(-1)).toBe('09:57:00');
    expect((await timesOf(logs, { evaluationDelay: '0s' }, RULE)).at(-1)).toBe('09:59:00');
    const dashboard = { from: at('09:50:00'), to: at('10:00:00') };
    expect((await timesOf(logs, { interval: '1m', evaluationDelay: '2m' }, dashboard)).at(-1)).toBe('09:57:00');
  });
});

describe('partial buckets', () => {
  const EDGED = { from: at('09:30:30'), to: at('09:33:30') };
  const everySecond = () => under.log(...['09:30', '09:31', '09:32', '09:33'].flatMap((minute) => logsOf(minute, 60)));

  it('count what lies inside the range when they are kept, which a dashboard does and says', async () => {
    everySecond();
    const frame = await (await under.plugin.open()).frame({ interval: '1m' }, EDGED);
    expect(seriesOf(frame).map(({ values }) => values)).toEqual([[30, 60, 60, 30]]);
    expect(frame.meta?.notices).toEqual([
      { severity: 'info', text: expect.stringContaining('first and the last bucket') },
    ]);
  });

  it('are dropped for whole buckets before, as wide as asked, which an alert rule does', async () => {
    everySecond();
    const logs = await under.plugin.open();
    const rule = { ...EDGED, fromAlert: true };
    const frame = await logs.frame({ interval: '1m', evaluationDelay: '0s' }, rule);
    expect(seriesOf(frame).map(({ values }) => values)).toEqual([[60, 60, 60]]);
    expect(noticesOf(frame)).toBe('');
    expect(await timesOf(logs, { interval: '1m', partialBuckets: 'drop' }, EDGED)).toEqual([
      '09:30:00',
      '09:31:00',
      '09:32:00',
    ]);
    const kept = await logs.frame({ interval: '1m', evaluationDelay: '0s', partialBuckets: 'keep' }, rule);
    expect(seriesOf(kept).map(({ values }) => values)).toEqual([[30, 60, 60, 30]]);
  });

  it('leave at least one bucket', async () => {
    everySecond();
    const logs = await under.plugin.open();
    const within = { from: at('09:32:10'), to: at('09:32:50') };
    const frame = await logs.frame({ interval: '1m', partialBuckets: 'drop' }, within);
    expect(seriesOf(frame).map(({ values }) => values)).toEqual([[60]]);
    expect(await timesOf(logs, { interval: '1h', partialBuckets: 'drop' }, within)).toEqual(['08:00:00']);
  });

  it('are dropped from a total by the interval that it would have', async () => {
    everySecond();
    const logs = await under.plugin.open();
    const total = async (model: object) => rowsOf(await logs.frame({ mode: 'total', ...model }, EDGED))[0]?.['count'];
    expect(await total({})).toBe(180);
    expect(await total({ interval: '1m', partialBuckets: 'drop' })).toBe(180);
    expect(await total({ interval: '2m', partialBuckets: 'drop' })).toBe(120);
  });
});

describe('the end of a range', () => {
  it('is exclusive', async () => {
    under.log(...logsOf('09:40', 1), ...logsOf('09:41', 1));
    const logs = await under.plugin.open();
    const range = { from: at('09:40:00'), to: at('09:41:00') };
    expect(seriesOf(await logs.frame({ interval: '1m' }, range)).map(({ values }) => values)).toEqual([[1]]);
    expect(rowsOf(await logs.frame({ mode: 'total' }, range))).toEqual([{ count: 1 }]);
  });

  it('that is its beginning makes it one bucket', async () => {
    under.log(...logsOf('09:40', 60));
    const point = { from: at('09:40:20'), to: at('09:40:20') };
    const frame = await (await under.plugin.open()).frame({ interval: '1m' }, point);
    expect(seriesOf(frame).map(({ values }) => values)).toEqual([[60]]);
  });

  it('in the future leaves buckets that have not begun without a value', async () => {
    under.log(...logsOf('09:59', 60));
    const frame = await (
      await under.plugin.open()
    ).frame({ interval: '1m' }, { from: at('09:58:00'), to: at('10:03:00') });
    expect(seriesOf(frame).map(({ values }) => values)).toEqual([[0, 60, null, null, null]]);
  });
});

describe('the interval', () => {
  const HOUR = { from: at('08:00:00'), to: at('09:00:00') };

  it.each([
    [3600, 1500, 5],
    [1800, 1500, 5],
    [720, 720, 5],
    [719, 719, 10],
    [60, 60, 60],
    [1, 1, 3600],
  ])(
    'auto is the smallest that gives a panel of %i points no more than %i buckets',
    async (maxDataPoints, most, seconds) => {
      const chosen = await intervalOf({}, { ...HOUR, maxDataPoints });
      expect(chosen).toBe(seconds);
      expect(3600 / chosen).toBeLessThanOrEqual(most);
    }
  );

  it('auto is a minute for alert rules, or the smallest that keeps within 1,500 buckets', async () => {
    expect(await intervalOf({}, { ...HOUR, fromAlert: true, maxDataPoints: 43_200 })).toBe(60);
    expect(await intervalOf({}, { ...HOUR, fromAlert: true, maxDataPoints: 10 })).toBe(60);
    const days = (count: number) => ({ from: new Date(Date.parse(at('09:00:00')) - count * 86_400_000).toISOString() });
    expect(await intervalOf({}, { ...days(1), to: at('09:00:00'), fromAlert: true })).toBe(60);
    expect(await intervalOf({}, { ...days(2), to: at('09:00:00'), fromAlert: true })).toBe(120);
    expect(await intervalOf({}, { ...days(7), to: at('09:00:00'), fromAlert: true })).toBe(600);
  });

  it('may be any number of seconds, and is sent in its largest whole unit', async () => {
    const logs = await under.plugin.open();
    for (const [interval, sent] of [
      ['90s', '90s'],
      ['300s', '5m'],
      ['24h', '1d'],
      ['7d', '7d'],
      ['1w', '7d'],
    ]) {
      under.datadog.journal.clear();
      await logs.frame(
        { interval, groupBy: [{ facet: 'host' }], keepGroups: '' },
        { from: at('07:00:00'), to: at(`09:00:0${interval === '1w' ? 1 : 0}`) }
      );
      expect(asked().interval).toBe(sent);
    }
  });

  it('that makes more than 1,500 buckets is an error that names one which does not, and costs no call', async () => {
    const logs = await under.plugin.open();
    expect(await logs.ask({ interval: '1s' }, HOUR)).toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringMatching(/interval is "1s", which makes 3600 buckets.*at most 1500.*use at least "5s"/),
    });
    const edges = { from: at('08:00:00.500'), to: at('08:25:00.500') };
    expect(await logs.ask({ interval: '1s' }, edges)).toMatchObject({
      message: expect.stringContaining('1501 buckets'),
    });
    expect(await logs.ask({ interval: '1s', mode: 'total' }, HOUR)).toMatchObject({ ok: true });
    expect(under.datadog.journal.of('aggregate')).toHaveLength(1);
  });

  it('aligns buckets to 1970 in UTC, weeks too', async () => {
    const logs = await under.plugin.open();
    const weeks = await logs.frame({ interval: '7d' }, { from: '2026-11-12T13:00:00Z', to: '2026-11-25T09:00:00Z' });
    const times = valuesOf(weeks.fields[0]).map(Number);
    expect(times.map((ms) => ms % (7 * 86_400_000))).toEqual(times.map(() => 0));
    expect(weeks.fields[0]?.config?.interval).toBe(7 * 86_400_000);
    expect(new Set(await timesOf(logs, { interval: '7m' }, HOUR))).toContain(
      new Date(Math.floor(Date.parse(at('08:00:00')) / (7 * MINUTE)) * 7 * MINUTE).toISOString().slice(11, 19)
    );
  });
});

describe('a range', () => {
  it.each([
    ['wholly in the future', { from: at('10:01:01'), to: at('10:10:00') }, 'in the future'],
    ['that runs backwards', { from: at('09:00:00'), to: at('08:00:00') }, 'ends before that'],
    ['of a century', { from: '1926-11-25T10:00:00Z' }, 'too long'],
  ])('%s is an error, and costs no call', async (_, range, message) => {
    const logs = await under.plugin.open();
    for (const fromAlert of [false, true]) {
      expect(await logs.ask({}, { ...range, fromAlert })).toMatchObject({
        status: 400,
        message: expect.stringContaining(message),
      });
    }
    expect(under.datadog.journal.entries).toHaveLength(0);
  });
});
