import { noticesOf, seriesOf } from '@glance/data-source/testing';
import { logsOf } from '../fixtures/logsOf';
import { startDatadog } from '../fixtures/startDatadog';

// The contract's section 6, "Behaviour every plugin promises", where no other test proves it for counts.
const under = startDatadog();
const calls = () => under.datadog.journal.of('aggregate').length;
const HOUR = { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z' };

it('a failing query never hides another', async () => {
  const { datadog, plugin } = under;
  const logs = await plugin.open();
  await logs.frame({ query: 'held' }, HOUR);
  datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
  const [bad, held] = await Promise.all([logs.ask({ query: 'new' }, HOUR), logs.ask({ query: 'held' }, HOUR)]);
  expect([bad.ok, held.ok]).toEqual([false, true]);
});

it('X-Cache-Skip, which comes with every alert query, is ignored', async () => {
  const logs = await under.plugin.open();
  const headers = { 'X-Cache-Skip': 'true', 'http_X-Cache-Skip': 'true' };
  for (let time = 0; time < 3; time += 1) {
    await logs.frame({ interval: '1m' }, { ...HOUR, evaluationDelay: '0s', fromAlert: true, headers } as object);
  }
  expect(calls()).toBe(1);
});

it('age is that of the oldest part', async () => {
  const { plugin, clock } = under;
  const logs = await plugin.open();
  const panel = { interval: '1m' };
  clock.set(Date.parse('2026-11-25T09:10:00Z'));
  await logs.frame(panel, HOUR);
  clock.set(Date.parse('2026-11-25T10:10:00Z'));
  const both = await logs.frame(panel, { ...HOUR, to: '2026-11-25T10:00:00Z' });
  expect(calls()).toBe(2);
  expect(both.meta?.custom).toMatchObject({ fetchedAt: '2026-11-25T09:10:00.000Z' });
  const newer = await logs.frame(panel, { from: HOUR.to, to: '2026-11-25T10:00:00Z' });
  expect(newer.meta?.custom).toMatchObject({ fetchedAt: '2026-11-25T10:10:00.000Z' });
});

it('a panel that stacks its series is the same thing as one that does not', async () => {
  const { plugin, log } = under;
  log(...logsOf('08:10', 3, { service: 'web' }));
  const logs = await plugin.open();
  const query = { interval: '1m', groupBy: [{ facet: 'service' }] };
  const [one, other] = await Promise.all([logs.frame(query, HOUR), logs.frame({ ...query, refId: 'B' }, HOUR)]);
  expect(one.fields).toEqual(other.fields);
  expect(calls()).toBe(1);
});

it('a data source on another site has its own logs', async () => {
  const { plugin, datadog, log } = under;
  log(...logsOf('08:10', 3));
  const [, fabrikam] = datadog.organisations;
  const [one, other] = [
    await plugin.open(),
    await plugin.open({
      uid: 'eu',
      jsonData: { site: 'datadoghq.eu', apiUrl: datadog.urls['datadoghq.eu'] },
      secureJsonData: { apiKey: fabrikam?.apiKey ?? '', applicationKey: fabrikam?.applicationKeys[0]?.key ?? '' },
    }),
  ];
  const countOf = async (logs: typeof one) => (await logs.frame({ mode: 'total' }, HOUR)).fields[0]?.values[0];
  expect([await countOf(one), await countOf(other)]).toEqual([3, 0]);
});

it('a key on a site that does not know it is told so', async () => {
  const { plugin, datadog } = under;
  const logs = await plugin.open({ jsonData: { site: 'datadoghq.eu', apiUrl: datadog.urls['datadoghq.eu'] } });
  expect(await logs.ask({}, HOUR)).toMatchObject({
    status: 401,
    source: 'downstream',
    message: expect.stringMatching(/does not accept apiKey at .*keys of one site are unknown to the others/),
  });
});

it('metrics tell calls, quota and how questions were answered', async () => {
  const { plugin } = under;
  const logs = await plugin.open();
  await logs.frame({}, HOUR);
  await logs.frame({}, HOUR);
  const text = await plugin.metrics.text();
  expect(text).toContain('glance_upstream_requests_total{endpoint="aggregate",status="200"} 1');
  expect(text).toMatch(
    /glance_upstream_quota_remaining\{datasource_uid="logs",bucket="logs_public_aggregate_api"\} \d+/
  );
  expect(text).toMatch(/glance_cache_requests_total\{result="miss"\} [1-9]/);
  expect(text).toMatch(/glance_cache_requests_total\{result="hit"\} [1-9]/);
  expect(text).toMatch(/glance_cache_bytes [1-9]/);
});

it('notices stand on frames that have no series, too', async () => {
  const { plugin, datadog } = under;
  const logs = await plugin.open();
  const alter = (json: unknown) => ({ ...(json as object), meta: { status: 'timeout' } });
  datadog.faults.inject({ kind: 'alteredJson', alter }, { endpoint: 'aggregate' });
  const frame = await logs.frame({ groupBy: [{ facet: 'service' }] }, HOUR);
  expect(seriesOf(frame)).toEqual([]);
  expect(noticesOf(frame)).toMatch(/incomplete/);
});
