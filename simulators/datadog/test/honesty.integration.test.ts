// What the facts say of Datadog's client library 1.64.0, reproduced with the bare library against the simulator.
import {
  type Configuration,
  createConfiguration,
} from '@datadog/datadog-api-client/dist/packages/datadog-api-client-common/configuration';
import { BaseServerConfiguration } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-common/servers';
import { logger } from '@datadog/datadog-api-client/dist/logger';
import { AuthenticationApi } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/apis/AuthenticationApi';
import { LogsIndexesApi } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/apis/LogsIndexesApi';
import { KeyManagementApi } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/KeyManagementApi';
import { LogsApi } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/LogsApi';
import type { LogsAggregateRequest } from '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/LogsAggregateRequest';
import { type DatadogSimulator, SettableClock, startDatadogSimulator, throttled, unavailable } from '../src';

type Settings = NonNullable<Parameters<typeof createConfiguration>[0]>;

const NOON = Date.parse('2026-11-25T12:00:00Z');

describe('Datadog’s own client library', () => {
  let datadog: DatadogSimulator;

  beforeEach(async () => {
    datadog = await startDatadogSimulator({ now: new SettableClock(NOON).now });
    datadog.store.add(
      [1, 2, 3].map((n) => ({ timeMs: NOON - n * 1000, message: `m${n}`, service: n === 1 ? 'a' : 'b' }))
    );
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await datadog.stop();
  });

  const configure = (more: Settings = {}): Configuration =>
    createConfiguration({
      baseServer: new BaseServerConfiguration(datadog.url, {}),
      authMethods: { apiKeyAuth: datadog.apiKey, appKeyAuth: datadog.applicationKey },
      ...more,
    });
  const aggregate = (body: LogsAggregateRequest, more?: Settings) =>
    new LogsApi(configure(more)).aggregateLogs({ body });

  it('reads aggregates, searches, keys and indexes of the simulator', async () => {
    const answer = await aggregate({
      filter: { query: '*', from: String(NOON - 60_000), to: String(NOON), indexes: ['*'], storageTier: 'indexes' },
      compute: [
        { aggregation: 'count', type: 'total' },
        { aggregation: 'count', type: 'timeseries', interval: '1m' },
      ],
      groupBy: [
        { facet: 'service', sort: { type: 'measure', aggregation: 'count', order: 'desc' }, missing: '(none)' },
      ],
    });
    const found = await new LogsApi(configure()).listLogs({ body: { page: { limit: 1 }, sort: '-timestamp' } });
    const { indexes } = await new LogsIndexesApi(configure()).listLogIndexes();

    expect(answer.meta).toMatchObject({ status: 'done', requestId: expect.any(String) as string });
    expect(answer.data?.buckets?.map(({ by, computes }) => [by, computes?.c0])).toEqual([
      [{ service: 'b' }, 2],
      [{ service: 'a' }, 1],
    ]);
    expect(answer.data?.buckets?.[0]?.computes?.c1).toEqual([
      expect.objectContaining({ time: '2026-11-25T11:59:00.000Z', value: 2 }),
    ]);
    expect(found.data?.[0]?.attributes).toMatchObject({ message: 'm1', service: 'a' });
    expect(await new AuthenticationApi(configure()).validate()).toMatchObject({ valid: true });
    expect(await new KeyManagementApi(configure()).validateAPIKey()).toMatchObject({ status: 'ok' });
    expect(indexes?.map(({ name, numRetentionDays }) => [name, numRetentionDays])).toEqual([
      ['main', 15],
      ['audit', 90],
    ]);
  });

  it('pages through all logs, writing each cursor into the body it was given', async () => {
    const body = { filter: { query: '*' }, page: { limit: 2 } };
    const messages: unknown[] = [];
    for await (const log of new LogsApi(configure()).listLogsWithPagination({ body })) {
      messages.push(log.attributes?.message);
    }

    expect(messages).toEqual(['m1', 'm2', 'm3']);
    expect(body.page).toHaveProperty('cursor');
    // A short page has a cursor as well, so that it asks once more than there are pages.
    expect(datadog.journal.of('search')).toHaveLength(3);
  });

  it('drops what it does not know: a group by of the wrong name is gone', async () => {
    await aggregate({ group_by: [{ facet: 'service' }] } as LogsAggregateRequest);

    expect(JSON.parse(datadog.journal.of('aggregate')[0]?.body ?? '')).toEqual({});
  });

  it('refuses an aggregation that it does not know, before anything is sent', async () => {
    const body = { compute: [{ aggregation: 'pc42' }] } as unknown as LogsAggregateRequest;

    await expect(aggregate(body)).rejects.toThrow(TypeError);
    expect(datadog.journal.entries).toHaveLength(0);
  });

  it('loses the headers of a refusal', async () => {
    datadog.faults.inject(throttled({ seconds: 30 }));
    const error: unknown = await aggregate({}).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: 429, body: { errors: ['Too many requests'] } });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/ratelimit/i);
  });

  it.each([
    ['401', () => ({ authMethods: { apiKeyAuth: '', appKeyAuth: '' } }), undefined],
    ['503', () => ({}), unavailable()],
  ])('has no form for %s: the body is text', async (status, more, fault) => {
    if (fault !== undefined) {
      datadog.faults.inject(fault);
    }

    await expect(aggregate({}, more())).rejects.toMatchObject({
      code: Number(status),
      body: expect.stringContaining('Unknown API Status Code!') as string,
    });
  });

  it('knows 403 of a key of another site', async () => {
    const baseServer = new BaseServerConfiguration(datadog.urls['datadoghq.eu'] ?? '', {});

    await expect(aggregate({}, { baseServer })).rejects.toMatchObject({ code: 403, body: { errors: ['Forbidden'] } });
  });

  it('sleeps the seconds of a refusal when it may retry, and asks again at once when they are no number', async () => {
    const sleeps: Array<number | undefined> = [];
    jest.spyOn(globalThis, 'setTimeout').mockImplementation(((wake: () => void, ms?: number) => {
      sleeps.push(ms);
      setImmediate(wake);
      return undefined;
    }) as unknown as typeof setTimeout);
    datadog.faults.inject(throttled({ seconds: 3000 }), { times: 1 });
    datadog.faults.inject(throttled({ seconds: 1, headers: 'unreadable' }), { times: 1 });
    await aggregate({}, { enableRetry: true, maxRetries: 3 });

    expect(datadog.journal.of('aggregate').map(({ status }) => status)).toEqual([429, 200]);
    expect(sleeps).toContain(3_000_000);
  });

  it('can be aborted, and writes that to the console', async () => {
    const errors = jest.spyOn(logger, 'error').mockImplementation(() => undefined);
    datadog.faults.inject({ kind: 'neverAnswers' });
    const abort = new AbortController();
    const call = aggregate({}, { httpConfig: { signal: abort.signal as never } });
    await datadog.journal.arrived('aggregate', 1);
    abort.abort();

    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(errors).toHaveBeenCalledTimes(1);
    await datadog.journal.idle();
    expect(datadog.journal.of('aggregate')[0]?.aborted).toBe(true);
  });

  it('goes through a fetch of our choice', async () => {
    const asked: unknown[] = [];
    const own = (url: string, init: RequestInit) => {
      asked.push(url);
      return fetch(url, init);
    };
    await aggregate({}, { fetch: own });

    expect(asked).toEqual([`${datadog.url}/api/v2/logs/analytics/aggregate`]);
  });
});
