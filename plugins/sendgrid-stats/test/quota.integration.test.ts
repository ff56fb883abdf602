import { FakeClock } from '@glance/cache/testing';
import { type AskOptions, type OpenOptions, RequestsUnderWay } from '@glance/data-source/testing';
import { type SendGridSimulator, startSendGridSimulator, throttled } from '@glance/simulator-sendgrid';
import { NOW, PluginUnderTest } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const SECOND = 1000;
const ACCOUNTS = [{ username: 'contoso' }, { username: 'fabrikam' }];
const under = startSendGrid({ accounts: ACCOUNTS });
const calls = () => under.sendGrid.journal.of('stats').length;
const soon = () => ({ deadlineAtMs: under.clock.now() + 10 * SECOND });
const CONTOSO = { accounts: ['contoso'] };

describe('a refusal for lack of quota', () => {
  it('of one account leaves the others what they have', async () => {
    const { sendGrid, plugin, clock } = under;
    sendGrid.faults.inject(throttled({ resetAtMs: clock.now() + 60 * SECOND }), { caller: 'contoso' });
    const dataSource = await plugin.open();
    const { fields, meta } = await dataSource.frame({ metrics: ['requests'] }, soon());
    expect(fields.map(({ labels }) => labels?.account)).toEqual([undefined, 'FABRIKAM']);
    expect(meta?.notices?.[0]?.text).toMatch(/^Left out: CONTOSO: .*quota is used up until 2026-11-25 10:01:00 UTC/);
    expect(await dataSource.ask({}, { ...soon(), fromAlert: true })).toMatchObject({
      ok: false,
      status: 429,
      message: expect.stringMatching(/^CONTOSO: /),
    });
    expect(calls()).toBe(2);
  });

  it('is not asked about again by other months, ranges and rules, nor by another data source with the same key', async () => {
    const { sendGrid, plugin, clock } = under;
    sendGrid.faults.inject(throttled({ resetAtMs: clock.now() + 600 * SECOND }), { endpoint: 'stats' });
    const [one, two] = [await plugin.open(), await plugin.open({ uid: 'two' })];
    const refused = { ok: false, status: 429, message: expect.stringContaining('2026-11-25 10:10:00 UTC') };
    expect(await one.ask(CONTOSO, soon())).toMatchObject(refused);
    const july = { from: '2026-07-05T00:00:00Z', to: '2026-07-20T00:00:00Z' };
    for (const dataSource of [one, two]) {
      expect(await dataSource.ask(CONTOSO, { ...july, ...soon() })).toMatchObject(refused);
      expect(await dataSource.ask(CONTOSO, { ...soon(), fromAlert: true })).toMatchObject(refused);
    }
    expect(calls()).toBe(1);
    expect(await one.ask({ ...CONTOSO, source: 'mailboxProviders' }, soon())).toMatchObject({ ok: true });
  });

  it('without a header stands for a minute', async () => {
    const { sendGrid, plugin, clock } = under;
    const resetAtMs = clock.now() + 600 * SECOND;
    sendGrid.faults.inject(throttled({ resetAtMs, headers: 'none' }), { endpoint: 'stats', times: 1 });
    const dataSource = await plugin.open();
    expect(await dataSource.ask(CONTOSO, soon())).toMatchObject({
      status: 429,
      message: expect.stringContaining('2026-11-25 10:01:00 UTC'),
    });
    // Up to a tenth more, so that not all come at the same moment.
    clock.advance(66 * SECOND);
    expect(await dataSource.ask(CONTOSO, soon())).toMatchObject({ ok: true });
  });

  it('leaves dashboards the last good answer, and is an error for alert rules', async () => {
    const { sendGrid, plugin, clock } = under;
    const dataSource = await plugin.open();
    await dataSource.frame(CONTOSO);
    clock.advance(13 * 3_600_000);
    sendGrid.faults.inject(throttled({ resetAtMs: clock.now() + 60 * SECOND }));
    const panel = await dataSource.frame(CONTOSO, soon());
    expect(panel.meta?.notices?.[0]?.text).toMatch(/^The figures of CONTOSO are 13 hours old\. .*quota is used up/);
    expect(await dataSource.ask(CONTOSO, { ...soon(), fromAlert: true })).toMatchObject({ ok: false, status: 429 });
  });
});

describe('what waits for the quota', () => {
  const requests = new RequestsUnderWay();
  let clock: FakeClock;
  let sendGrid: SendGridSimulator;
  let plugin: PluginUnderTest;
  beforeEach(async () => {
    clock = new FakeClock(Date.parse(NOW));
    sendGrid = await startSendGridSimulator({ now: () => clock.now(), accounts: ACCOUNTS });
    plugin = new PluginUnderTest(sendGrid, { clock });
  });
  afterEach(async () => {
    await plugin.close();
    await sendGrid.stop();
  });
  afterAll(() => requests.stop());

  /** A data source that has asked already: the SDK loads with the first call, and time must not fly meanwhile. */
  const opened = async (options?: OpenOptions) => {
    const dataSource = await plugin.open(options);
    await dataSource.frame({ queryType: 'reputation' });
    return dataSource;
  };
  const throttle = (seconds: number) =>
    sendGrid.faults.inject(throttled({ resetAtMs: clock.now() + seconds * SECOND }), { endpoint: 'stats', times: 1 });

  /** Resolves once a text is among the metrics. */
  async function told(text: string): Promise<void> {
    while (!(await plugin.metrics.text()).includes(text)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Lets time go by until a promise is settled; the network keeps up. */
  async function whileTimePasses<T>(promise: Promise<T>, seconds = 120): Promise<T> {
    let isOver = false;
    void promise.finally(() => {
      isOver = true;
    });
    await requests.settled();
    for (let second = 0; second < seconds && !isOver; second += 1) {
      await clock.advance(SECOND);
      await requests.settled();
    }
    return promise;
  }

  it('is a panel whose refusal ends within five seconds, and not one that would wait for longer', async () => {
    const dataSource = await opened();
    throttle(4);
    const answer = dataSource.ask(CONTOSO);
    // The refusal must have been read before time goes by, and time stands still while the second call is answered.
    await told('account="contoso",bucket="stats"} 0');
    for (let second = 0; second < 10 && sendGrid.journal.of('stats').length < 2; second += 1) {
      await clock.advance(SECOND);
      await requests.settled();
    }
    expect(await answer).toMatchObject({ ok: true });
    expect(clock.now() - Date.parse(NOW)).toBeLessThanOrEqual(6 * SECOND);
    expect(sendGrid.journal.of('stats').map(({ status }) => status)).toEqual([429, 200]);
    throttle(20);
    expect(await dataSource.ask({ accounts: ['fabrikam'] })).toMatchObject({
      ok: false,
      status: 429,
      message: expect.stringMatching(/^FABRIKAM: SendGrid’s quota is used up until 2026-11-25 10:00:2\d UTC/),
    });
    expect(sendGrid.journal.of('stats')).toHaveLength(3);
  });

  it('is a panel when one call is left, which is kept for rules; other accounts and endpoints have their own', async () => {
    const dataSource = await opened();
    sendGrid.quota.switchOn({ limit: 5, periodSeconds: 3600 });
    const ask = (month: number, more: AskOptions = {}, accounts = ['contoso']) =>
      dataSource.ask({ accounts }, { from: `2025-0${month}-05T00:00:00Z`, to: `2025-0${month}-06T00:00:00Z`, ...more });
    const refused = (why: string) => ({
      ok: false,
      status: 429,
      source: 'downstream',
      message: expect.stringMatching(new RegExp(`^CONTOSO: .*${why} until 2026-11-25 11:00:00 UTC`)),
    });
    for (const month of [1, 2, 3, 4]) {
      expect(await ask(month)).toMatchObject({ ok: true });
    }
    expect(await whileTimePasses(ask(5))).toMatchObject(refused('is kept for alert rules'));
    expect(await ask(6, { fromAlert: true })).toMatchObject({ ok: true });
    expect(await ask(7, { fromAlert: true })).toMatchObject(refused('is used up'));
    expect(await dataSource.ask({ ...CONTOSO, queryType: 'credits' })).toMatchObject({ ok: true });
    for (const month of [1, 2, 3, 4]) {
      expect(await ask(month, {}, ['fabrikam'])).toMatchObject({ ok: true });
    }
    expect(sendGrid.quota.state).toMatchObject({ admitted: 10, refused: 0 });
  });

  it('goes on when it is back, rules first', async () => {
    const dataSource = await opened({ jsonData: { timeout: 120 } });
    throttle(60);
    const ask = (month: string, fromAlert = false) =>
      dataSource.ask(CONTOSO, {
        from: `2026-${month}-05T00:00:00Z`,
        to: `2026-${month}-06T00:00:00Z`,
        fromAlert,
        deadlineAtMs: clock.now() + 600 * SECOND,
      });
    await dataSource.ask(CONTOSO, { deadlineAtMs: clock.now() + SECOND });
    sendGrid.journal.clear();
    const [panels, rules] = [
      ['01', '02', '03', '04', '05', '06'],
      ['07', '08'],
    ];
    const waiting = Promise.all([...panels.map((month) => ask(month)), ...rules.map((month) => ask(month, true))]);
    await clock.advance(59 * SECOND);
    await requests.settled();
    expect(sendGrid.journal.entries).toEqual([]);
    expect((await whileTimePasses(waiting)).filter(({ ok }) => !ok)).toEqual([]);
    const months = sendGrid.journal.of('stats').map(({ url }) => /start_date=2026-(..)/.exec(url)?.[1]);
    expect([...months.slice(0, 2)].sort()).toEqual(rules);
    expect([...months.slice(2)].sort()).toEqual(panels);
  });
});
