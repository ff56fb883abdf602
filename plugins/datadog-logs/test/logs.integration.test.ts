import type { LogEvent } from '@glance/simulator-datadog';
import { noticesOf } from '@glance/data-source/testing';
import { NOW, RANGE, valuesOf } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();

const MINUTE = 60_000;
const nowMs = Date.parse(NOW);
const LOGS = { queryType: 'logs' };

const log = (parts: Partial<LogEvent> = {}): LogEvent => ({ timeMs: nowMs - MINUTE, message: 'm', ...parts });
/** Logs every ten milliseconds, the last of them a minute ago. */
const logs = (count: number): readonly LogEvent[] =>
  Array.from({ length: count }, (_, index) =>
    log({ timeMs: nowMs - MINUTE - 10 * (count - index), message: `m${index}` })
  );

const searches = () => under.datadog.journal.of('search');
const bodyOf = (call: { readonly body: string } | undefined) => JSON.parse(call?.body ?? '{}') as Record<string, never>;

describe('logs', () => {
  it('are a frame that log panels, Explore and annotations read', async () => {
    under.datadog.store.add([
      log({
        timeMs: nowMs - 1500,
        message: 'payment failed',
        status: 'error',
        service: 'checkout',
        host: 'web-1',
        source: 'node',
        env: 'prod',
        attributes: { http: { status_code: 502 } },
      }),
    ]);
    const frame = await (await under.plugin.open()).frame(LOGS);
    expect(frame.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'timestamp time',
      'body string',
      'severity string',
      'id string',
      'labels json',
    ]);
    expect(frame.fields.map((field) => valuesOf(field)[0])).toEqual([
      nowMs - 1500,
      'payment failed',
      'error',
      expect.stringMatching(/./),
      {
        service: 'checkout',
        host: 'web-1',
        status: 'error',
        env: 'prod',
        source: 'node',
        '@http.status_code': '502',
      },
    ]);
    expect(frame.meta).toMatchObject({
      type: 'log-lines',
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      custom: { fetchedAt: NOW.replace('Z', '.000Z'), limit: 1000, searchWords: [] },
    });
    expect(frame.meta?.notices ?? []).toEqual([]);
  });

  it('say what was asked, and open the same search in Datadog', async () => {
    const dataSource = await under.plugin.open({ jsonData: { site: 'datadoghq.eu' } });
    const frame = await dataSource.frame({ ...LOGS, query: 'timeout service:web', limit: 5, sort: 'timestamp' });
    const sent = {
      filter: {
        query: 'timeout service:web',
        from: String(Date.parse(RANGE.from)),
        to: String(nowMs),
        indexes: ['*'],
        storage_tier: 'indexes',
      },
      sort: 'timestamp',
      page: { limit: 5 },
    };
    expect(bodyOf(searches()[0])).toEqual(sent);
    const [line = '', body = ''] = (frame.meta?.executedQueryString ?? '').split('\n');
    expect(line).toBe('POST /api/v2/logs/events/search');
    expect(JSON.parse(body)).toEqual(sent);
    expect(frame.meta?.custom).toMatchObject({
      datadogUrl: expect.stringContaining('https://app.datadoghq.eu/logs?query=timeout%20service%3Aweb'),
      searchWords: ['(?i)timeout'],
    });
  });

  it('have their columns also when there are none', async () => {
    const frame = await (await under.plugin.open()).frame(LOGS);
    expect(frame.fields.map(({ name }) => name)).toEqual(['timestamp', 'body', 'severity', 'id', 'labels']);
    expect(frame.fields[0]?.values).toHaveLength(0);
  });

  it('are the newest, or the oldest, and say that there are more', async () => {
    under.datadog.store.add(logs(1500));
    const dataSource = await under.plugin.open();
    const newest = await dataSource.frame(LOGS);
    expect(valuesOf(newest.fields[1]).at(0)).toBe('m1499');
    expect(valuesOf(newest.fields[1])).toHaveLength(1000);
    expect(noticesOf(newest)).toContain('These are the newest 1,000 logs, and there may be more');
    const oldest = await dataSource.frame({ ...LOGS, sort: 'timestamp', limit: 3 });
    expect(valuesOf(oldest.fields[1])).toEqual(['m0', 'm1', 'm2']);
    expect(searches()).toHaveLength(2);
  });

  it('do not say so when they are fewer than the limit, which costs one call', async () => {
    under.datadog.store.add(logs(999));
    const frame = await (await under.plugin.open()).frame(LOGS);
    expect(frame.fields[0]?.values).toHaveLength(999);
    expect(noticesOf(frame)).toBe('');
    expect(searches()).toHaveLength(1);
  });

  it.each(['-timestamp', 'timestamp'])(
    'come ten thousand in order (%s), without loss or repeats, while new ones arrive',
    async (sort) => {
      const { datadog, plugin } = under;
      datadog.store.add(logs(12_000));
      let late = 0;
      datadog.faults.inject(
        {
          kind: 'alteredJson',
          // With each page a log arrives at either end of the range and in the middle of it.
          alter: (json) => {
            late += 1;
            datadog.store.add([
              log({ timeMs: nowMs - 1000, message: `new ${late}` }),
              log({ timeMs: nowMs - 59 * MINUTE, message: `old ${late}` }),
              log({ timeMs: nowMs - MINUTE - 60_005, message: `between ${late}` }),
            ]);
            return json;
          },
        },
        { endpoint: 'search' }
      );
      const frame = await (await plugin.open()).frame({ ...LOGS, limit: 10_000, sort });
      const times = valuesOf(frame.fields[0]).map(Number);
      const own = valuesOf(frame.fields[1]).filter((body) => /^m\d+$/.test(String(body)));
      expect(times).toHaveLength(10_000);
      expect(times).toEqual([...times].sort((a, b) => (sort === 'timestamp' ? a - b : b - a)));
      expect(new Set(valuesOf(frame.fields[3])).size).toBe(10_000);
      const numbers = own.map((body) => Number(String(body).slice(1)));
      const first = numbers[0] ?? -1;
      const step = sort === 'timestamp' ? 1 : -1;
      expect(first).toBe(sort === 'timestamp' ? 0 : 11_999);
      expect(numbers).toEqual(numbers.map((_, index) => first + step * index));
      expect(searches()).toHaveLength(10);
      expect(datadog.journal.peakInFlight('search')).toBe(1);
    }
  );

  it('are an error when Datadog forgets where the next page begins', async () => {
    const { datadog, plugin } = under;
    datadog.store.add(logs(1500));
    const expire = (json: unknown) => {
      datadog.cursors.expireAll();
      under.clock.advance(1);
      return json;
    };
    datadog.faults.inject({ kind: 'alteredJson', alter: expire }, { endpoint: 'search', times: 1 });
    expect(await (await plugin.open()).ask({ ...LOGS, limit: 2000 })).toMatchObject({
      ok: false,
      status: 400,
      source: 'downstream',
      message: expect.stringContaining('does not know any more where the next page begins'),
    });
  });

  it('are refused to alert rules, which are told what to use', async () => {
    expect(await (await under.plugin.open()).ask(LOGS, { fromAlert: true })).toMatchObject({
      ok: false,
      status: 400,
      source: 'downstream',
      message: expect.stringContaining('"logCounts"'),
    });
    expect(searches()).toHaveLength(0);
  });

  it.each([
    [{ ...LOGS, query: 'service:(' }, {}, 'Datadog refuses the search'],
    [LOGS, { from: '2026-11-25T12:00:00Z', to: '2026-11-25T13:00:00Z' }, 'in the future'],
    [LOGS, { from: RANGE.to, to: RANGE.from }, 'swap them'],
    [{ ...LOGS, limit: 20_000 }, {}, 'limit is 20000: use at most 10000'],
  ])('are refused for %j in %j', async (query, range, message) => {
    expect(await (await under.plugin.open()).ask(query, range)).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  it('say what Datadog says against its own answer', async () => {
    under.datadog.store.add([log()]);
    const timedOut = (json: unknown) => ({ ...(json as object), meta: { status: 'timeout' } });
    under.datadog.faults.inject({ kind: 'alteredJson', alter: timedOut }, { endpoint: 'search', times: 1 });
    const dataSource = await under.plugin.open();
    const partial = await dataSource.frame(LOGS);
    expect(partial.fields[0]?.values).toHaveLength(1);
    expect(noticesOf(partial)).toContain('it gave up before it had looked at all logs');
    const unknown = await dataSource.frame({ ...LOGS, indexes: ['main', 'prod'] });
    expect(noticesOf(unknown)).toContain('indexes: prod');
  });
});

describe('logs without quota', () => {
  const used = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '600', 'x-ratelimit-name': 'logs' };

  it('are an error that says when it is back, and are not asked for again before', async () => {
    const { datadog, plugin } = under;
    datadog.store.add(logs(1500));
    const dataSource = await plugin.open();
    expect(await dataSource.ask({ ...LOGS, limit: 10 })).toMatchObject({ ok: true });
    datadog.faults.inject({ kind: 'answer', status: 429, headers: used, body: {} }, { endpoint: 'search' });
    const refused = { ok: false, status: 429, message: expect.stringContaining('until 2026-11-25 10:10:00 UTC') };
    expect(await dataSource.ask({ ...LOGS, limit: 2000 })).toMatchObject(refused);
    expect(await dataSource.ask({ ...LOGS, limit: 3000 })).toMatchObject(refused);
    expect(searches()).toHaveLength(2);
  });
});

describe('logs that are asked for again', () => {
  it('cost one call for all who ask at once, whatever draws them', async () => {
    under.datadog.store.add([log()]);
    const dataSource = await under.plugin.open();
    await Promise.all(Array.from({ length: 20 }, () => dataSource.frame(LOGS)));
    expect(searches()).toHaveLength(1);
  });

  it('cost one call for all who fail at once', async () => {
    under.datadog.faults.inject({ kind: 'answer', status: 400, body: { errors: ['no'] } }, { endpoint: 'search' });
    const dataSource = await under.plugin.open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => dataSource.ask(LOGS)));
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(searches()).toHaveLength(1);
  });

  it('are asked again after ten seconds while they may change, and not for a day when they are settled', async () => {
    const { clock, plugin } = under;
    const dataSource = await plugin.open();
    const settled = { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z' };
    await dataSource.frame(LOGS);
    await dataSource.frame(LOGS, settled);
    clock.advance(25_000);
    await dataSource.frame(LOGS);
    await dataSource.frame(LOGS, settled);
    expect(searches()).toHaveLength(3);
  });

  it('are one question for dashboards that are opened within ten seconds, of any limit of its own', async () => {
    const { clock, plugin } = under;
    const dataSource = await plugin.open();
    const live = () => ({
      from: new Date(clock.now() - 3_600_000).toISOString(),
      to: new Date(clock.now()).toISOString(),
    });
    await dataSource.frame(LOGS, live());
    clock.advance(9000);
    await dataSource.frame(LOGS, live());
    expect(searches()).toHaveLength(1);
    await dataSource.frame({ ...LOGS, limit: 10 }, live());
    expect(searches()).toHaveLength(2);
  });

  it('are the last good ones, with a notice, when Datadog fails', async () => {
    const { clock, datadog, plugin } = under;
    datadog.store.add([log()]);
    const dataSource = await plugin.open();
    await dataSource.frame(LOGS);
    datadog.faults.inject({ kind: 'answer', status: 400, body: { errors: ['down'] } }, { endpoint: 'search' });
    clock.advance(120_000);
    const frame = await dataSource.frame(LOGS);
    expect(frame.fields[0]?.values).toHaveLength(1);
    expect(noticesOf(frame)).toContain('These logs are 2 minutes old.');
  });

  it('are cancelled upstream when the last who wants them leaves', async () => {
    const { datadog, plugin } = under;
    datadog.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'search' });
    const dataSource = await plugin.open();
    const leaving = new AbortController();
    const asked = dataSource.ask(LOGS, { signal: leaving.signal });
    while (searches().length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    leaving.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
    while (searches()[0]?.finishedAt === undefined) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(searches()).toHaveLength(1);
  });
});
