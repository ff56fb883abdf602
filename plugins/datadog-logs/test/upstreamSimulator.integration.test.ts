import { systemClock } from '@glance/cache';
import { clockWithRealTimers } from '@glance/data-source/testing';
import { type DatadogSimulator, type Fault, SettableClock, startDatadogSimulator } from '@glance/simulator-datadog';
import { RateBudget } from '@glance/upstream';
import type { AggregateRequest } from '../src/backend/upstream/AggregateRequest';
import { DatadogUpstream, type DatadogUpstreamOptions } from '../src/backend/upstream/DatadogUpstream';
import { aggregateText, searchText } from '../src/backend/upstream/requestBodies';
import type { SearchRequest } from '../src/backend/upstream/SearchRequest';
import { caller, failureOf } from './fixtures/scriptDatadog';

const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const HOUR_MS = 3_600_000;
const SEARCHED = {
  query: '*',
  indexes: ['*'],
  storageTier: 'indexes',
  fromMs: NOW_MS - HOUR_MS,
  toMs: NOW_MS,
} as const;
const COUNT: AggregateRequest = { ...SEARCHED, computes: [{ aggregation: 'count' }], groupBy: [] };
const NEWEST: SearchRequest = { ...SEARCHED, sort: '-timestamp', limit: 1000 };

const clock = new SettableClock(NOW_MS);
let datadog: DatadogSimulator;
let upstream: DatadogUpstream;

type Settings = DatadogUpstreamOptions['settings'];
const opened: DatadogUpstream[] = [];

function open(settings: Partial<Settings> = {}, pluginClock = clockWithRealTimers(clock)): DatadogUpstream {
  const { url: apiUrl, apiKey, applicationKey } = datadog;
  const limits = { timeoutMs: 30_000, maxConcurrentRequests: 32, tlsSkipVerify: false };
  const one = new DatadogUpstream({
    settings: { site: 'datadoghq.com', apiUrl, apiKey, applicationKey, ...limits, ...settings },
    clock: pluginClock,
    env: {},
    budget: new RateBudget({ clock: pluginClock, defaultHoldMs: 60_000 }),
    onExchange: () => undefined,
  });
  opened.push(one);
  return one;
}

/** As many logs as asked, spread evenly over the hour before now, each from a host of its own. */
function addLogs(count: number, service = 'web'): void {
  datadog.store.add(
    Array.from({ length: count }, (_, index) => ({
      timeMs: NOW_MS - HOUR_MS + Math.floor((index * HOUR_MS) / count),
      message: `log ${index}`,
      host: `h${index}`,
      service,
      attributes: { duration: index },
    }))
  );
}

beforeEach(async () => {
  clock.set(NOW_MS);
  datadog = await startDatadogSimulator({ now: clock.now });
  upstream = open();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await datadog.stop();
});

describe('what the simulated Datadog gets', () => {
  it('is the whole of what was meant', async () => {
    const request: AggregateRequest = {
      ...COUNT,
      query: 'service:"a b" -@x.y:(1 OR "2\\"")',
      storageTier: 'flex',
      computes: [{ aggregation: 'count' }, { aggregation: 'pc99', metric: '@duration' }],
      groupBy: [
        { facet: 'service', limit: 3, missing: '(none)', total: '(total)' },
        { facet: '@x.y', limit: 4, sort: { aggregation: 'avg', metric: '@duration', order: 'asc' } },
      ],
      intervalMs: 300_000,
    };
    await upstream.aggregate(request, caller());
    await upstream.search({ ...NEWEST, sort: 'timestamp', limit: 7 }, caller());
    const [aggregate, search] = datadog.journal.entries;
    expect(JSON.parse(aggregate?.body ?? '')).toEqual(JSON.parse(aggregateText(request)));
    expect(JSON.parse(search?.body ?? '')).toEqual(JSON.parse(searchText({ ...NEWEST, sort: 'timestamp', limit: 7 })));
  });
});

describe('what it answers', () => {
  it('is counted by buckets and groups', async () => {
    addLogs(60);
    addLogs(30, 'api');
    const answer = await upstream.aggregate(
      { ...COUNT, intervalMs: 1_800_000, groupBy: [{ facet: 'service', limit: 10, total: '(total)' }] },
      caller()
    );
    const timesMs = [NOW_MS - HOUR_MS, NOW_MS - HOUR_MS / 2];
    expect(answer).toEqual({
      status: 'done',
      warnings: [],
      buckets: [
        { by: { service: 'web' }, computes: [{ timesMs, values: [30, 30] }] },
        { by: { service: 'api' }, computes: [{ timesMs, values: [15, 15] }] },
        { by: { service: '(total)' }, computes: [{ timesMs, values: [45, 45] }] },
      ],
    });
  });

  it('comes whole when there are more groups than a page has', async () => {
    addLogs(2_500);
    const groupBy = [{ facet: 'host', limit: 10_000 }];
    const { buckets } = await upstream.aggregate({ ...COUNT, groupBy }, caller());
    expect(new Set(buckets.map(({ by }) => by.host)).size).toBe(2_500);
    expect(datadog.journal.of('aggregate')).toHaveLength(3);
  });

  it('pages through logs without loss or repeats while new ones come in', async () => {
    addLogs(2_500);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await upstream.search({ ...NEWEST, cursor }, caller());
      ids.push(...page.events.map(({ message }) => message));
      cursor = page.after;
      datadog.store.add([{ timeMs: NOW_MS - 1, message: 'new' }]);
    } while (cursor !== undefined);
    expect(ids).toEqual(Array.from({ length: 2_500 }, (_, index) => `log ${2_499 - index}`));
  });

  it('lists indexes, and warns of those that are none', async () => {
    expect(await upstream.listIndexes(caller())).toEqual([
      { name: 'main', retentionDays: 15 },
      { name: 'audit', retentionDays: 90 },
    ]);
    expect(await upstream.aggregate({ ...COUNT, indexes: ['main', 'mian'] }, caller())).toMatchObject({
      warnings: [{ code: 'unknown_index', detail: 'indexes: mian' }],
    });
  });
});

describe('what it refuses', () => {
  it.each([
    ['a search', { query: 'service:(web' }, 'badRequest', /Datadog refuses the search \(.*filter\.query/],
    ['too many groups', groupsOf(101, 100), 'badRequest', /Lower the limits of groupBy/],
  ])('tells of %s', async (_, change, code, message) => {
    expect(await failureOf(upstream.aggregate({ ...COUNT, ...change }, caller()))).toMatchObject({
      code,
      status: 400,
      message: expect.stringMatching(message),
    });
  });

  it('tells of a cursor that has expired', async () => {
    addLogs(3);
    const { after } = await upstream.search({ ...NEWEST, limit: 1 }, caller());
    clock.advance(3_600_000);
    const error = await failureOf(upstream.search({ ...NEWEST, limit: 1, cursor: after }, caller()));
    expect(error).toMatchObject({ code: 'badRequest', message: expect.stringContaining('its cursors expire') });
  });

  it('tells a missing permission from a wrong key and a wrong site', async () => {
    const [, dataOnly, configOnly] = datadog.organisations[0]?.applicationKeys ?? [];
    const other = datadog.organisations[1];
    const messageOf = async (settings: Partial<Settings>) =>
      (await failureOf(open(settings).aggregate(COUNT, caller()))).message;
    expect(await messageOf({ applicationKey: configOnly?.key })).toContain('lack the permission logs_read_data');
    expect(await messageOf({ applicationKey: 'f'.repeat(40) })).toContain('does not accept applicationKey at');
    expect(await messageOf({ applicationKey: other?.applicationKeys[0]?.key })).toContain(
      'same organization as apiKey'
    );
    expect(await messageOf({ apiKey: 'f'.repeat(32) })).toContain('does not accept apiKey at');
    expect(await messageOf({ apiUrl: datadog.urls['datadoghq.eu'] })).toContain('keys of one site are unknown to the');
    const reader = open({ applicationKey: dataOnly?.key });
    expect((await failureOf(reader.listIndexes(caller()))).message).toContain('lack the permission logs_read_config');
    expect(await reader.aggregate(COUNT, caller())).toMatchObject({ status: 'done' });
  });

  it('tells when the quota is back, and asks no more until then', async () => {
    datadog.quota.switchOn({ limit: 2 });
    clock.advance(600_000);
    await upstream.aggregate(COUNT, caller());
    await upstream.aggregate(COUNT, caller({ priority: 'alert' }));
    const deadlineAtMs = clock.now() + 30_000;
    const error = await failureOf(upstream.aggregate(COUNT, caller({ priority: 'alert', deadlineAtMs })));
    expect(error).toMatchObject({ code: 'rateLimited', message: expect.stringContaining('2026-11-25 11:00:00 UTC') });
    expect(datadog.journal.of('aggregate')).toHaveLength(2);
    // Holds end a little late, so that replicas do not come back as one.
    clock.advance(3_000_000 + 11_000);
    await upstream.aggregate(COUNT, caller({ priority: 'alert' }));
    expect(datadog.journal.of('aggregate')).toHaveLength(3);
  });
});

describe('what goes wrong between', () => {
  it.each<[string, Fault, string, string]>([
    ['a gateway’s page', { kind: 'htmlBadGateway' }, 'unavailable', 'not available now (status 502)'],
    ['text that is no JSON', { kind: 'invalidJson' }, 'invalidResponse', 'cannot be read (not JSON)'],
    ['half an answer', { kind: 'cutBody' }, 'unavailable', 'before the answer was complete'],
    ['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'invalidResponse', 'another origin'],
    ['a flood', { kind: 'oversizedBody', bytes: 70_000_000, gzip: true }, 'invalidResponse', 'larger than 64 MiB'],
  ])('%s is told', async (_, fault, code, message) => {
    datadog.faults.inject(fault);
    const error = await failureOf(upstream.aggregate(COUNT, caller()));
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
  });

  it.each<[string, Fault]>([
    ['silence', { kind: 'neverAnswers' }],
    ['a trickle', { kind: 'slowLoris', intervalMs: 50 }],
  ])('%s ends with the time limit', async (_, fault) => {
    datadog.faults.inject(fault);
    const error = await failureOf(open({ timeoutMs: 300 }, systemClock).aggregate(COUNT, caller()));
    expect(error).toMatchObject({ code: 'timeout', message: expect.stringMatching(/within 0\.\d s/) });
  });

  it('is overcome when it passes', async () => {
    datadog.faults.inject({ kind: 'htmlBadGateway' }, { times: 1 });
    expect(await upstream.aggregate(COUNT, caller())).toMatchObject({ status: 'done' });
    expect(datadog.journal.of('aggregate')).toHaveLength(2);
  });
});

function groupsOf(...limits: readonly number[]): Partial<AggregateRequest> {
  return { groupBy: limits.map((limit, index) => ({ facet: `@f${index}`, limit })) };
}
