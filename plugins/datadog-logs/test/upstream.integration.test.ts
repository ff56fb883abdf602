import { LocalServer } from '@glance/upstream/testing';
import { aggregateText, searchText } from '../src/backend/upstream/requestBodies';
import {
  AGGREGATE,
  API_KEY,
  APPLICATION_KEY,
  caller,
  failureOf,
  INDEXES,
  json,
  NO_GROUPS,
  REQUEST,
  scriptDatadog,
  SEARCH,
  SEARCH_REQUEST,
  VALIDATE,
  VALIDATE_KEYS,
} from './fixtures/scriptDatadog';

const datadog = scriptDatadog();

describe('what is sent', () => {
  it('is the whole request, signed with both keys', async () => {
    datadog.replies = { [AGGREGATE]: NO_GROUPS, [SEARCH]: json({ data: [] }) };
    const upstream = datadog.open();
    await upstream.aggregate(REQUEST, caller());
    await upstream.search(SEARCH_REQUEST, caller());
    const [aggregate, search] = datadog.server.received;
    expect(JSON.parse(aggregate?.body ?? '')).toEqual(JSON.parse(aggregateText(REQUEST)));
    expect(JSON.parse(aggregate?.body ?? '')).toMatchObject({
      filter: { query: REQUEST.query, storage_tier: 'flex', from: '1764064800000', to: '1764068400000' },
      compute: [{ interval: '90s', type: 'timeseries' }, { metric: '@duration' }],
      group_by: [{ missing: '(none)', total: '(total)' }, { sort: { order: 'asc', metric: '@duration' } }],
    });
    expect(JSON.parse(search?.body ?? '')).toEqual(JSON.parse(searchText(SEARCH_REQUEST)));
    expect(JSON.parse(search?.body ?? '')).toMatchObject({ page: { cursor: 'abc=', limit: 1000 }, sort: '-timestamp' });
    for (const request of datadog.server.received) {
      expect(request).toMatchObject({
        method: 'POST',
        headers: {
          'dd-api-key': API_KEY,
          'dd-application-key': APPLICATION_KEY,
          'content-type': 'application/json',
          'user-agent': expect.stringContaining('datadog-api-client-typescript/1.64.0'),
        },
      });
    }
    expect(datadog.exchanges).toMatchObject([
      { endpoint: 'aggregate', status: 200 },
      { endpoint: 'search', status: 200 },
    ]);
  });

  it('has nothing to do with the environment', async () => {
    const env = { DD_SITE: 'evil.example', DD_API_KEY: 'x'.repeat(32), DD_APP_KEY: 'y'.repeat(40), DEBUG: '*' };
    const before = { ...process.env };
    Object.assign(process.env, env);
    try {
      datadog.replies = { [VALIDATE]: json({ valid: true }), [VALIDATE_KEYS]: json({ status: 'ok' }) };
      const upstream = datadog.open();
      await upstream.validate(caller());
      await upstream.validateKeys(caller());
    } finally {
      process.env = before;
    }
    expect(datadog.received(VALIDATE)[0]?.headers).toMatchObject({ 'dd-api-key': API_KEY });
    expect(datadog.received(VALIDATE)[0]?.headers).not.toHaveProperty('dd-application-key');
    expect(datadog.received(VALIDATE_KEYS)[0]?.headers).toMatchObject({ 'dd-application-key': APPLICATION_KEY });
  });

  it('never leads to another origin', async () => {
    const elsewhere = await LocalServer.start((_, response) => response.end());
    datadog.replies = {
      [AGGREGATE]: (_, response) => void response.writeHead(307, { location: elsewhere.origin }).end(),
    };
    expect(await failureOf(datadog.open().aggregate(REQUEST, caller()))).toMatchObject({ code: 'invalidResponse' });
    expect(elsewhere.received).toHaveLength(0);
    await elsewhere.stop();
  });

  it.each([
    ['apiKey', '••••••••'],
    ['applicationKey', 'abc\ndef'],
  ])('is nothing when %s cannot be a key', async (name, key) => {
    const error = await failureOf(datadog.open({ [name]: key }).aggregate(REQUEST, caller()));
    expect(error).toMatchObject({ code: 'badRequest', message: expect.stringMatching(`^${name} has characters`) });
    expect(error.message).not.toContain(key);
    expect(datadog.server.received).toHaveLength(0);
  });
});

describe('answers', () => {
  it('are read over all pages of groups', async () => {
    const bucket = (service: string) => ({ by: { service }, computes: { c0: [], c1: [] } });
    datadog.replies = {
      [AGGREGATE]: ({ body }, response) => {
        const cursor = (JSON.parse(body) as { page?: { cursor: string } }).page?.cursor;
        const page =
          cursor === undefined
            ? { data: { buckets: [bucket('a'), bucket('b')] }, meta: { status: 'done', page: { after: 'p2' } } }
            : { data: { buckets: [bucket(cursor)] }, meta: { status: 'timeout', warnings: [{ code: 'late' }] } };
        response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
      },
    };
    const answer = await datadog.open().aggregate(REQUEST, caller());
    expect(answer.buckets.map(({ by }) => by.service)).toEqual(['a', 'b', 'p2']);
    expect(answer).toMatchObject({ status: 'timeout', warnings: [{ code: 'late' }] });
    expect(answer).not.toHaveProperty('after');
    expect(datadog.received(AGGREGATE)).toHaveLength(2);
  });

  it('that never end are cut off', async () => {
    const bucket = { by: {}, computes: {} };
    datadog.replies = { [AGGREGATE]: json({ data: { buckets: [bucket] }, meta: { page: { after: 'again' } } }) };
    const error = await failureOf(datadog.open().aggregate(REQUEST, caller()));
    expect(error).toMatchObject({ code: 'invalidResponse', message: expect.stringContaining('more than 20 pages') });
    expect(datadog.received(AGGREGATE)).toHaveLength(20);
  });

  it('are over when there can be no more groups, whatever Datadog says of a next page', async () => {
    const bucket = { by: {}, computes: {} };
    const groupBy = [{ facet: 'service', limit: 1, missing: '(none)' }];
    datadog.replies = { [AGGREGATE]: json({ data: { buckets: [bucket] }, meta: { page: { after: 'more' } } }) };
    const upstream = datadog.open();
    await upstream.aggregate({ ...REQUEST, groupBy: [] }, caller());
    expect(datadog.received(AGGREGATE)).toHaveLength(1);
    await upstream.aggregate({ ...REQUEST, groupBy }, caller());
    expect(datadog.received(AGGREGATE)).toHaveLength(3);
  });

  it('that have a next page but nothing in this one are over', async () => {
    datadog.replies = { [AGGREGATE]: json({ data: { buckets: [] }, meta: { page: { after: 'again' } } }) };
    expect(await datadog.open().aggregate(REQUEST, caller())).toEqual({ buckets: [], status: 'done', warnings: [] });
    expect(datadog.received(AGGREGATE)).toHaveLength(1);
  });

  it('list logs page by page, and indexes', async () => {
    const log = { id: 'a', attributes: { timestamp: '2026-11-25T09:00:00Z', message: 'm' } };
    datadog.replies = {
      [SEARCH]: json({ data: [log], meta: { page: { after: 'next' } } }),
      [INDEXES]: json({ indexes: [{ name: 'main', num_retention_days: 15 }] }),
    };
    const upstream = datadog.open();
    expect(await upstream.search(SEARCH_REQUEST, caller())).toMatchObject({
      after: 'next',
      events: [{ id: 'a', message: 'm' }],
    });
    expect(await upstream.listIndexes(caller())).toEqual([{ name: 'main', retentionDays: 15 }]);
  });

  it('come for 24 questions at once', async () => {
    const waiting: Array<() => void> = [];
    datadog.replies = { [AGGREGATE]: (request, response) => void waiting.push(() => NO_GROUPS(request, response)) };
    const upstream = datadog.open();
    const calls = Array.from({ length: 24 }, () => upstream.aggregate(REQUEST, caller()));
    await datadog.server.hasReceived(24);
    waiting.forEach((answer) => answer());
    expect(await Promise.all(calls)).toHaveLength(24);
  });
});

describe('a call that gets no answer', () => {
  it('ends with the time limit', async () => {
    datadog.replies = { [AGGREGATE]: () => undefined };
    const outcome = failureOf(datadog.open({ timeoutMs: 5_000 }).aggregate(REQUEST, caller()));
    await datadog.server.hasReceived(1);
    await datadog.clock.advance(5_000);
    expect(await outcome).toMatchObject({ code: 'timeout', message: expect.stringContaining('within 5 s') });
  });

  it('is cancelled with its caller', async () => {
    const gone = new Promise<void>((resolve) => {
      datadog.replies = { [AGGREGATE]: (_, response) => void response.on('close', resolve) };
    });
    const leaving = new AbortController();
    const outcome = failureOf(datadog.open().aggregate(REQUEST, caller({ signal: leaving.signal })));
    await datadog.server.hasReceived(1);
    leaving.abort();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    await gone;
  });

  it('because the data source is gone says so', async () => {
    datadog.replies = { [AGGREGATE]: () => undefined };
    const upstream = datadog.open();
    const outcome = failureOf(upstream.aggregate(REQUEST, caller()));
    await datadog.server.hasReceived(1);
    await upstream.close();
    expect(await outcome).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('changed or removed'),
    });
  });

  it('has words for those who wait no longer', () => {
    expect(datadog.open().overdue()).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('raise timeout'),
    });
  });
});
