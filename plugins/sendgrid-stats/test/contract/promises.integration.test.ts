import { noticesOf, seriesOf } from '@glance/data-source/testing';
import { unavailable } from '@glance/simulator-sendgrid';
import { RANGE } from '../fixtures/openDataSource';
import { startSendGrid } from '../fixtures/startSendGrid';

// The contract's section 6, "Behaviour every plugin promises", where no other test proves it for mail.
const under = startSendGrid({
  accounts: [
    { username: 'contoso', subusers: [{ username: 'contoso-news' }] },
    { username: 'fabrikam', region: 'eu' },
  ],
});
const calls = (endpoint = 'stats') => under.sendGrid.journal.of(endpoint).length;
const CONTOSO = { accounts: ['contoso'] };

it('X-Cache-Skip, which comes with every alert query, is ignored', async () => {
  const dataSource = await under.plugin.open();
  const headers = { 'X-Cache-Skip': 'true', 'http_X-Cache-Skip': 'true' };
  for (let time = 0; time < 3; time += 1) {
    await dataSource.frame(CONTOSO, { fromAlert: true, headers });
  }
  expect(calls()).toBe(1);
});

it('age is that of the oldest part, of whatever account', async () => {
  const { plugin, clock } = under;
  const dataSource = await plugin.open();
  await dataSource.frame(CONTOSO);
  clock.advance(3_600_000);
  const both = await dataSource.frame({});
  expect(calls()).toBe(2);
  expect(both.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
  const other = await dataSource.frame({ accounts: ['fabrikam'] });
  expect(other.meta?.custom).toEqual({ fetchedAt: '2026-11-25T11:00:00.000Z' });
});

it('moving the range asks only for the months that are not held, neighbours in one call', async () => {
  const dataSource = await under.plugin.open();
  await dataSource.frame(CONTOSO, { from: '2026-09-05T00:00:00Z', to: '2026-09-20T00:00:00Z' });
  await dataSource.frame(CONTOSO, { from: '2026-09-01T00:00:00Z', to: '2026-09-30T12:00:00Z' });
  expect(calls()).toBe(1);
  await dataSource.frame(CONTOSO, { from: '2026-06-10T00:00:00Z', to: '2026-11-25T09:00:00Z' });
  const asked = under.sendGrid.journal
    .of('stats')
    .map(({ url }) => /start_date=(.{10})&end_date=(.{10})/.exec(url)?.slice(1));
  expect(asked).toEqual([
    ['2026-09-01', '2026-09-30'],
    ['2026-06-01', '2026-08-31'],
    ['2026-10-01', '2026-11-25'],
  ]);
});

it('the button drops the cached answers of all accounts of the data source, and says how many', async () => {
  const dataSource = await under.plugin.open();
  await dataSource.frame({});
  await dataSource.frame({ queryType: 'credits' });
  expect(await dataSource.resource('POST', 'cache/clear')).toEqual({ status: 200, json: { dropped: 4 } });
  await dataSource.frame({});
  expect(calls()).toBe(4);
});

it('cacheTtlSeconds 0 stores nothing, though simultaneous equal questions cost one call', async () => {
  const dataSource = await under.plugin.open({ jsonData: { cacheTtlSeconds: 0 } });
  const long = { from: '2026-01-05T00:00:00Z', to: '2026-01-20T00:00:00Z' };
  await Promise.all([dataSource.frame(CONTOSO, long), dataSource.frame({ ...CONTOSO, metrics: ['opens'] }, long)]);
  expect(calls()).toBe(1);
  await dataSource.frame(CONTOSO, long);
  expect(calls()).toBe(2);
  under.sendGrid.faults.inject(unavailable(500));
  expect(await dataSource.ask(CONTOSO, long)).toMatchObject({ ok: false, status: 502 });
});

it('metrics tell calls, the quota of each account, and how questions were answered', async () => {
  const { plugin, sendGrid } = under;
  sendGrid.quota.switchOn({ limit: 600, periodSeconds: 60 });
  const dataSource = await plugin.open();
  await dataSource.frame({});
  await dataSource.frame({});
  const text = await plugin.metrics.text();
  expect(text).toContain('glance_upstream_requests_total{endpoint="stats",status="200"} 2');
  for (const account of ['contoso', 'fabrikam']) {
    expect(text).toContain(
      `glance_upstream_quota_remaining{datasource_uid="mail",account="${account}",bucket="stats"} 599`
    );
  }
  expect(text).toContain('glance_cache_requests_total{result="miss"} 2');
  expect(text).toContain('glance_cache_requests_total{result="hit"} 2');
  expect(Number(/glance_cache_bytes (\d+)/.exec(text)?.[1])).toBeGreaterThan(1000);
  await dataSource.dispose();
  expect(await plugin.metrics.text()).not.toContain('datasource_uid="mail"');
});

it('when an account has no names at all, the answer has a type and no fields', async () => {
  const dataSource = await under.plugin.open();
  const frame = await dataSource.frame({ source: 'categories' }, { ...RANGE, fromAlert: true });
  expect(frame).toMatchObject({ fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } });
  expect(frame.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
  expect(frame.meta?.executedQueryString).toContain('GET /v3/categories/stats/sums?start_date=2026-11-18');
});

it('a stale account is told of by name, and the others are as they are', async () => {
  const { sendGrid, plugin, clock } = under;
  sendGrid.addMail('fabrikam', [{ timeMs: Date.parse('2026-11-20T12:00:00Z'), counts: { requests: 1 } }]);
  const dataSource = await plugin.open();
  await dataSource.frame({ metrics: ['requests'] });
  clock.advance(13 * 3_600_000);
  sendGrid.faults.inject(unavailable(500), { caller: 'fabrikam' });
  const frame = await dataSource.frame({ metrics: ['requests'] });
  expect(seriesOf(frame).map(({ labels }) => labels['account'])).toEqual(['FABRIKAM', 'CONTOSO']);
  expect(noticesOf(frame)).toMatch(/^The figures of FABRIKAM are 13 hours old\. SendGrid is not available now/);
  expect(await dataSource.ask({ metrics: ['requests'] }, { fromAlert: true })).toMatchObject({
    ok: false,
    status: 502,
    message: expect.stringMatching(/^FABRIKAM: SendGrid is not available now/),
  });
});
