import type { SearchJson } from './DatadogCaller';
import { simulatorUnderTest } from './simulatorUnderTest';

const NOON = Date.parse('2026-11-25T12:00:00Z');
const HOUR = 3_600_000;
const filter = { from: String(NOON - 3 * HOUR), to: String(NOON) };

describe('searches for logs', () => {
  const under = simulatorUnderTest(NOON, { cursorLifetimeMs: 60_000 });

  /** Every page, with something happening between them. */
  async function readAll(body: object, between: (page: number) => void = () => undefined): Promise<SearchJson['data']> {
    const logs: Array<SearchJson['data'][number]> = [];
    let cursor: string | undefined;
    for (let page = 0; page === 0 || cursor !== undefined; page++) {
      const { status, json } = await under.caller.search({ ...body, page: { limit: 1000, cursor } });
      expect(status).toBe(200);
      logs.push(...json.data);
      cursor = json.meta?.page?.after;
      between(page);
    }
    return logs;
  }

  it('answer ten of the newest unless told otherwise, with all that a log has', async () => {
    under.datadog.store.add(
      Array.from({ length: 12 }, (_, n) => ({
        timeMs: NOON - 12_000 + n * 1000,
        message: `m${n}`,
        status: 'Warn',
        service: 'web',
        host: 'h',
        source: 'java',
        env: 'prod',
        tags: ['a:b'],
        attributes: { x: { y: n } },
      }))
    );
    const { json } = await under.caller.search({});

    expect(json.data.map(({ attributes }) => attributes.message)).toEqual(
      [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((n) => `m${n}`)
    );
    expect(json.data[0]).toEqual({
      id: expect.stringMatching(/^AwAAA[\w-]+$/) as string,
      type: 'log',
      attributes: {
        timestamp: '2026-11-25T11:59:59.000Z',
        status: 'warn',
        service: 'web',
        host: 'h',
        message: 'm11',
        tags: ['env:prod', 'a:b', 'source:java'],
        attributes: { x: { y: 11 } },
      },
    });
    expect(json.meta).toMatchObject({ status: 'done', page: { after: expect.any(String) as string } });
    expect(json.links?.next).toContain(encodeURIComponent(json.meta?.page?.after ?? '-'));
  });

  it('have a cursor for every page with logs, and nothing else for one without', async () => {
    under.datadog.store.add([{ timeMs: NOON - 1, message: 'x' }]);
    const { json } = await under.caller.search({ filter, page: { limit: 10 } });
    const cursor = json.meta?.page?.after;

    expect(json.data).toHaveLength(1);
    expect((await under.caller.search({ filter, page: { limit: 10, cursor } })).json).toEqual({ data: [] });
    expect((await under.caller.search({ filter: { indexes: ['none'] } })).json).toMatchObject({
      data: [],
      meta: { warnings: [{ code: 'unknown_index' }] },
    });
  });

  it.each([
    ['timestamp', (one: number, other: number) => one - other],
    ['-timestamp', (one: number, other: number) => other - one],
  ])('page by %s without loss or repeats while logs arrive before and behind', async (sort, compare) => {
    const times = Array.from({ length: 10_000 }, (_, n) => NOON - 1 - ((n * 7919) % (3 * HOUR - 1)));
    under.datadog.store.add(times.map((timeMs) => ({ timeMs, message: 'there from the start' })));
    const sameMoment = NOON - HOUR;
    under.datadog.store.add(
      Array.from({ length: 2500 }, () => ({ timeMs: sameMoment, message: 'there from the start' }))
    );
    const logs = await readAll({ filter, sort }, (page) =>
      under.datadog.store.add([
        { timeMs: NOON - 3 * HOUR + page, message: 'new' },
        { timeMs: sameMoment, message: 'new' },
        { timeMs: NOON - 1 - page, message: 'new' },
      ])
    );

    const ids = logs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const instants = logs.map(({ attributes }) => Date.parse(attributes.timestamp));
    expect(instants).toEqual([...instants].sort(compare));
    const old = logs.filter(({ attributes }) => attributes.message === 'there from the start');
    expect(old).toHaveLength(12_500);
  });

  it('take up no cursor of another search, another order, or long ago', async () => {
    under.datadog.store.add([1, 2, 3].map((n) => ({ timeMs: NOON - n, message: 'x' })));
    const first = await under.caller.search({ filter, page: { limit: 1 } });
    const cursor = first.json.meta?.page?.after;
    const next = (body: object) => under.caller.search({ filter, page: { limit: 1, cursor }, ...body });

    expect((await next({})).status).toBe(200);
    expect((await next({ sort: 'timestamp' })).json.errors?.[0]).toContain('does not belong');
    expect((await next({ filter: { query: 'x' } })).json.errors?.[0]).toContain('does not belong');
    under.clock.advance(60_001);
    expect(await next({})).toMatchObject({
      status: 400,
      json: { errors: [expect.stringContaining('it has expired')] },
    });
    const again = await under.caller.search({ filter, page: { limit: 1 } });
    under.datadog.cursors.expireAll();
    expect((await next({ page: { cursor: again.json.meta?.page?.after } })).status).toBe(400);
  });

  it.each([
    [{ page: { limit: 1001 } }, 'from 1 to 1000'],
    [{ page: { limit: 0 } }, 'from 1 to 1000'],
    [{ sort: 'time' }, 'valid values'],
    [{ filter: { query: '"' } }, 'filter.query'],
    [{ query: 'x' }, "Could not find member 'query'"],
  ])('refuse %j', async (body, text) => {
    expect(await under.caller.search(body)).toMatchObject({
      status: 400,
      json: { errors: [expect.stringContaining(text)] },
    });
  });
});
