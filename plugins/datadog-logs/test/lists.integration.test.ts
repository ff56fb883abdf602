import type { LogEvent } from '@glance/simulator-datadog';
import { noticesOf } from '@glance/data-source/testing';
import { logsOf } from './fixtures/logsOf';
import { type AskOptions, RANGE, valuesOf } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();

const aggregates = () => under.datadog.journal.of('aggregate');
const searches = () => under.datadog.journal.of('search');
const indexLists = () => under.datadog.journal.of('indexes');

/** Logs of services with names of which the first have more logs. */
function services(count: number): readonly LogEvent[] {
  return logsOf('09:30', count).map((log, index) => ({ ...log, service: `s${String(index).padStart(4, '0')}` }));
}

async function options(query: Readonly<Record<string, unknown>>, asked: AskOptions = {}) {
  const frame = await (await under.plugin.open()).frame({ queryType: 'variable', ...query }, asked);
  expect(frame.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['text string', 'value string']);
  expect(valuesOf(frame.fields[0])).toEqual(valuesOf(frame.fields[1]));
  return { values: valuesOf(frame.fields[1]), notices: noticesOf(frame), meta: frame.meta };
}

const resource = async (url: string) => (await under.plugin.open()).resource('GET', url);

describe('the variable facetValues', () => {
  it('lists the most frequent values first, of the logs of the dashboard’s time', async () => {
    under.datadog.store.add([
      ...logsOf('09:30', 2, { service: 'web' }),
      ...logsOf('09:31', 5, { service: 'checkout' }),
      ...logsOf('09:32', 3),
      ...logsOf('07:00', 9, { service: 'before' }),
    ]);
    const { values, notices, meta } = await options({ variable: 'facetValues', facet: 'service' });
    expect(values).toEqual(['checkout', 'web']);
    expect(notices).toBe('');
    expect(meta?.custom).toMatchObject({ fetchedAt: '2026-11-25T10:00:00.000Z' });
    expect(meta?.executedQueryString).toContain('POST /api/v2/logs/analytics/aggregate\n{');
  });

  it('lists values of attributes and tags, among the logs of a search', async () => {
    under.datadog.store.add([
      ...logsOf('09:30', 1, { service: 'web', attributes: { http: { status_code: 502 } }, tags: ['team:a b'] }),
      ...logsOf('09:31', 1, { service: 'api', attributes: { http: { status_code: 404 } }, tags: ['team:c'] }),
    ]);
    expect((await options({ facet: '@http.status_code', query: 'service:web' })).values).toEqual(['502']);
    expect((await options({ facet: 'team', query: 'service:web' })).values).toEqual(['a b']);
  });

  it('is one question for all within five minutes', async () => {
    under.datadog.store.add(logsOf('09:30', 1, { service: 'web' }));
    await options({});
    under.clock.advance(60_000);
    await options({}, { from: '2026-11-25T09:00:00Z', to: '2026-11-25T09:59:59Z' });
    expect(aggregates()).toHaveLength(1);
    under.clock.advance(600_000);
    await options({});
    expect(aggregates()).toHaveLength(2);
  });

  it('says that there may be more than a thousand', async () => {
    under.datadog.store.add(services(1200));
    const { values, notices } = await options({});
    expect(values).toHaveLength(1000);
    expect(notices).toContain('There are more values than are listed here');
  });

  it('says when Datadog did not look at all logs', async () => {
    const timedOut = (json: unknown) => ({ ...(json as object), meta: { status: 'timeout' } });
    under.datadog.faults.inject({ kind: 'alteredJson', alter: timedOut }, { endpoint: 'aggregate' });
    expect((await options({})).notices).toContain('it gave up before it had looked at all logs');
  });

  it('refuses a range in the future, and a search that Datadog refuses', async () => {
    const dataSource = await under.plugin.open();
    const future = { from: '2026-11-26T09:00:00Z', to: '2026-11-26T10:00:00Z' };
    expect(await dataSource.ask({ queryType: 'variable' }, future)).toMatchObject({ ok: false, status: 400 });
    expect(await dataSource.ask({ queryType: 'variable', query: 'a:(' })).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining('Datadog refuses the search'),
    });
  });
});

describe('the variable facets', () => {
  it('lists what every log has, then tags, then attributes of newest logs', async () => {
    under.datadog.store.add([
      ...logsOf('09:30', 1, { tags: ['team:a'], attributes: { http: { status_code: 200, url: '/' } } }),
      ...logsOf('09:31', 1, { env: 'prod', attributes: { duration: 3 } }),
    ]);
    const { values, meta } = await options({ variable: 'facets' });
    const builtIn = ['service', 'status', 'host', 'source', 'env', 'version'];
    expect(values).toEqual([...builtIn, 'team', '@duration', '@http.status_code', '@http.url']);
    expect(meta?.executedQueryString).toContain('POST /api/v2/logs/events/search\n{');
    expect((await options({ variable: 'facets', query: 'env:prod' })).values).toEqual([...builtIn, '@duration']);
    expect(searches()).toHaveLength(2);
  });
});

describe('the variable indexes', () => {
  it('lists the organization’s indexes, once in a quarter of an hour', async () => {
    expect((await options({ variable: 'indexes' })).values).toEqual(['audit', 'main']);
    under.clock.advance(14 * 60_000);
    await options({ variable: 'indexes' });
    expect(indexLists()).toHaveLength(1);
    under.clock.advance(17 * 60_000);
    await options({ variable: 'indexes' });
    expect(indexLists()).toHaveLength(2);
  });

  it('names the permission that is missing, and what to do without it', async () => {
    const [, readsOnly] = under.datadog.organisations[0]?.applicationKeys ?? [];
    const dataSource = await under.plugin.open({ secureJsonData: { applicationKey: readsOnly?.key ?? '' } });
    expect(await dataSource.ask({ queryType: 'variable', variable: 'indexes' })).toMatchObject({
      ok: false,
      status: 403,
      message: expect.stringMatching(/logs_read_config.*indexes can be typed by name/s),
    });
    expect(await dataSource.resource('GET', 'indexes')).toEqual({
      status: 200,
      json: { values: [], isCut: false, notices: [expect.stringContaining('logs_read_config')] },
    });
  });
});

describe('resources for editors and ad-hoc filters', () => {
  it('list facets, values and indexes', async () => {
    under.datadog.store.add(logsOf('09:30', 1, { service: 'web', tags: ['team:a'] }));
    expect(await resource('facets')).toMatchObject({
      status: 200,
      json: { values: expect.arrayContaining(['service', 'team']), isCut: false, notices: [] },
    });
    expect(await resource('facet-values?facet=service')).toEqual({
      status: 200,
      json: { values: ['web'], isCut: false, notices: [] },
    });
    expect(await resource('indexes')).toEqual({
      status: 200,
      json: { values: ['audit', 'main'], isCut: false, notices: [] },
    });
  });

  it('are about the last day, or the time that is asked for', async () => {
    under.datadog.store.add([
      ...logsOf('09:30', 1, { service: 'today' }),
      ...logsOf('09:30', 1, { service: 'earlier', timeMs: Date.parse('2026-11-20T12:00:00Z') }),
    ]);
    expect(await resource('facet-values?facet=service')).toMatchObject({ json: { values: ['today'] } });
    const [from, to] = ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'].map((time) => Date.parse(time));
    expect(await resource(`facet-values?facet=service&from=${from}&to=${to}`)).toMatchObject({
      json: { values: ['earlier'] },
    });
  });

  it('find what is typed anywhere in a value without a further call, as long as all values are known', async () => {
    under.datadog.store.add(['web', 'Web-Admin', 'api'].flatMap((service) => logsOf('09:30', 1, { service })));
    for (const typed of ['w', 'we', 'WEB', 'admin']) {
      await resource(`facet-values?facet=service&prefix=${typed}`);
    }
    expect(await resource('facet-values?facet=service&prefix=web')).toMatchObject({
      json: { values: ['Web-Admin', 'web'] },
    });
    expect(aggregates()).toHaveLength(1);
  });

  it('ask for values that begin with what is typed when not all are known', async () => {
    under.datadog.store.add([...services(1200), ...logsOf('09:30', 1, { service: 'z* rare' })]);
    expect(await resource('facet-values?facet=service&prefix=s119')).toMatchObject({
      json: { values: Array.from({ length: 10 }, (_, index) => `s119${index}`), isCut: false },
    });
    expect(await resource(`facet-values?facet=service&prefix=${encodeURIComponent('z* r')}`)).toMatchObject({
      json: { values: ['z* rare'] },
    });
    expect(aggregates()).toHaveLength(3);
  });

  it('cost one call for all who ask at once, and one when it fails', async () => {
    const dataSource = await under.plugin.open();
    const ask = () =>
      Promise.all(Array.from({ length: 10 }, () => dataSource.resource('GET', 'facets').catch(() => 0)));
    await ask();
    expect(searches()).toHaveLength(1);
    await dataSource.resource('POST', 'cache/clear');
    under.datadog.faults.inject({ kind: 'answer', status: 400, body: { errors: ['no'] } }, { endpoint: 'search' });
    await ask();
    expect(searches()).toHaveLength(2);
  });

  it('drop cached answers', async () => {
    const dataSource = await under.plugin.open();
    await dataSource.frame({ queryType: 'logs' });
    expect(await dataSource.resource('POST', 'cache/clear')).toEqual({ status: 200, json: { dropped: 1 } });
    await dataSource.frame({ queryType: 'logs' });
    expect(searches()).toHaveLength(2);
  });

  it.each([
    ['facet-values', 'facet is missing'],
    ['facet-values?facet=%24facet', 'facet contains the variable $facet'],
    ['facets?query=service:%24service', 'query contains the variable $service'],
    ['facets?from=yesterday&to=1', 'from is "yesterday": use milliseconds since 1970'],
    ['facets?from=1', 'to is missing'],
    [`facets?from=${Date.parse(RANGE.to)}&to=${Date.parse(RANGE.from)}`, 'swap them'],
    ['facets?query=a:(', 'Datadog refuses the search'],
  ])('refuse %s: %s', async (url, message) => {
    await expect(resource(url)).rejects.toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(message),
    });
  });
});
