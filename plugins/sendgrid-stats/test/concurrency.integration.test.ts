import type { Frame } from '@glance/data-frames';
import { noticesOf, seriesOf, sumOf } from '@glance/data-source/testing';
import { type Fault, unavailable } from '@glance/simulator-sendgrid';
import { accountSettings } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const under = startSendGrid({
  accounts: [
    { username: 'contoso', subusers: [{ username: 'contoso-news' }] },
    { username: 'fabrikam', region: 'eu' },
    { username: 'tailwind' },
  ],
});
const calls = (endpoint = 'stats') => under.sendGrid.journal.of(endpoint).length;
const CONTOSO = { accounts: ['contoso'] };

/** The same question in as many drawings. */
const drawings = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...CONTOSO,
    legendFormat: `series ${index}`,
    aggregatedBy: index % 3 === 0 ? 'week' : 'day',
    ...(index % 2 === 0 ? { metrics: ['opens', 'clicks'] } : { rates: ['delivered'] }),
    ...(index % 5 === 0 && { format: 'table' }),
  }));

describe('the same account', () => {
  it('asked by 60 panels in different ways costs one call', async () => {
    const dataSource = await under.plugin.open();
    const answers = await Promise.all(drawings(60).map((query) => dataSource.ask(query)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(calls()).toBe(1);
  });

  it.each<[string, Fault, number]>([
    ['fails', unavailable(500), 502],
    ['sends broken JSON', { kind: 'invalidJson' }, 502],
    ['refuses the key', { kind: 'answer', status: 401, body: { errors: [{ message: 'no' }] } }, 401],
    ['says nothing', { kind: 'neverAnswers' }, 504],
  ])(
    'asked by 60 panels and rules while SendGrid %s costs one call and gives equal errors',
    async (_, fault, status) => {
      const { sendGrid, plugin } = under;
      const end = sendGrid.faults.inject(fault, { endpoint: 'stats' });
      // So that all are there before the call is over.
      sendGrid.faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'stats' });
      const dataSource = await plugin.open({ jsonData: { timeout: status === 504 ? 1 : 30 } });
      const answers = await Promise.all(
        drawings(60).map((query, index) => dataSource.ask(query, { fromAlert: index % 2 === 0 }))
      );
      expect(calls()).toBe(1);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ ok: false, status, source: 'downstream' });
      end();
      under.clock.advance(31_000);
      expect(await dataSource.ask(CONTOSO)).toMatchObject({ ok: true });
    }
  );

  it('of two data sources costs one call, under whatever name, and of another key, zone, address or sub-user its own', async () => {
    const { sendGrid, plugin } = under;
    const [contoso] = sendGrid.accounts;
    const settings = contoso && accountSettings(sendGrid, contoso);
    const apiKey = sendGrid.apiKeys['contoso'] ?? '';
    const open = (account: object, secret = apiKey) =>
      plugin.open({
        jsonData: { accounts: [{ ...settings, id: 'mail', name: 'Mail', ...account }] },
        secureJsonData: { 'apiKey.mail': secret },
      });
    const same = [await plugin.open(), await open({}), await open({ id: 'mail', name: 'Post' })];
    const ask = { metrics: ['requests'] };
    await Promise.all(same.map((one, index) => one.frame(index === 0 ? { ...ask, ...CONTOSO } : ask)));
    expect(calls()).toBe(1);
    const others = [
      await open({ timeZone: 'Asia/Tokyo' }),
      await open({ onBehalfOf: 'contoso-news' }),
      await open({ apiUrl: sendGrid.url.replace('127.0.0.1', 'localhost') }),
      await open({}, sendGrid.apiKeys['tailwind']),
    ];
    await Promise.all(others.map((one) => one.frame(ask)));
    expect(calls()).toBe(5);
  });
});

describe('a slow account', () => {
  it('keeps nobody waiting who does not ask it, and is left out alone when its time is over', async () => {
    const { sendGrid, plugin } = under;
    sendGrid.faults.inject({ kind: 'neverAnswers' }, { caller: 'fabrikam' });
    const dataSource = await plugin.open({ jsonData: { timeout: 2 } });
    const all = dataSource.frame({ metrics: ['requests'] });
    await sendGrid.journal.arrived('stats', 3);
    const fast = await dataSource.frame({ accounts: ['contoso', 'tailwind'], metrics: ['requests'] });
    expect(seriesOf(fast)).toHaveLength(2);
    expect(sendGrid.journal.inFlight('stats')).toBe(1);
    const frame = await all;
    expect(seriesOf(frame).map(({ labels }) => labels['account'])).toEqual(['CONTOSO', 'TAILWIND']);
    expect(noticesOf(frame)).toMatch(/^Left out: FABRIKAM: .*timeout/);
    expect(calls()).toBe(3);
  });
});

describe('a cancelled query', () => {
  it('is cancelled upstream with all that it asked, but not while somebody else waits for the same answer', async () => {
    const { sendGrid, plugin } = under;
    sendGrid.faults.inject({ kind: 'neverAnswers' });
    const dataSource = await plugin.open();
    const [all, one] = [new AbortController(), new AbortController()];
    const answers = [
      dataSource.ask({}, { signal: all.signal }).catch((error: unknown) => error),
      dataSource.ask(CONTOSO, { signal: one.signal }).catch((error: unknown) => error),
    ];
    await sendGrid.journal.arrived('stats', 3);
    all.abort(new Error('gone'));
    await expect(answers[0]).resolves.toMatchObject({ message: 'gone' });
    // Two accounts' calls end; the third has another caller.
    const ended = () => sendGrid.journal.of('stats').filter(({ aborted }) => aborted === true).length;
    while (sendGrid.journal.inFlight('stats') > 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(ended()).toBe(2);
    one.abort(new Error('gone too'));
    await expect(answers[1]).resolves.toMatchObject({ message: 'gone too' });
    await sendGrid.journal.idle();
    expect(ended()).toBe(3);
  });

  it('leaves nothing behind that is wrong: whoever asks next gets the whole answer, and those who stayed get theirs', async () => {
    const { sendGrid, plugin } = under;
    sendGrid.addMail('contoso', [{ timeMs: Date.parse('2026-11-20T12:00:00Z'), counts: { requests: 9 } }]);
    const dataSource = await plugin.open();
    const query = { ...CONTOSO, metrics: ['requests'] };
    const total = (frame: Frame) => sumOf(frame.fields[1]);
    // Cancelled while the body comes in.
    sendGrid.faults.inject({ kind: 'slowLoris', intervalMs: 50 }, { times: 1 });
    const tab = new AbortController();
    const gone = dataSource.ask(query, { signal: tab.signal }).catch((error: unknown) => error);
    await sendGrid.journal.arrived('stats', 1);
    tab.abort(new Error('gone'));
    await expect(gone).resolves.toMatchObject({ message: 'gone' });
    await sendGrid.journal.idle();
    expect(await plugin.metrics.text()).not.toMatch(/glance_cache_bytes [1-9]/);
    // Of three who ask the same the first goes.
    sendGrid.faults.inject({ kind: 'latency', ms: 200 }, { times: 1 });
    const first = new AbortController();
    const left = dataSource.ask(query, { signal: first.signal }).catch((error: unknown) => error);
    const stayed = [dataSource.frame(query), dataSource.frame(query, { fromAlert: true })];
    await sendGrid.journal.arrived('stats', 2);
    first.abort(new Error('gone too'));
    await expect(left).resolves.toMatchObject({ message: 'gone too' });
    expect((await Promise.all(stayed)).map(total)).toEqual([9, 9]);
    expect(total(await dataSource.frame(query))).toBe(9);
    expect(sendGrid.journal.of('stats').map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('makes no further call: of a chain the next link is not asked', async () => {
    const { sendGrid, plugin } = under;
    sendGrid.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'categorySums' });
    const dataSource = await plugin.open();
    const tab = new AbortController();
    const answer = dataSource
      .ask({ ...CONTOSO, source: 'categories' }, { signal: tab.signal })
      .catch((error: unknown) => error);
    await sendGrid.journal.arrived('categorySums', 1);
    tab.abort(new Error('gone'));
    await expect(answer).resolves.toMatchObject({ message: 'gone' });
    await sendGrid.journal.idle();
    expect(calls('categoryStats')).toBe(0);
  });
});

it('callers who wait for the same answer go each by their own deadline', async () => {
  const { sendGrid, plugin, clock } = under;
  sendGrid.faults.inject({ kind: 'latency', ms: 600 }, { endpoint: 'stats', times: 1 });
  const dataSource = await plugin.open();
  const until = (ms: number) => dataSource.ask(CONTOSO, { deadlineAtMs: clock.now() + ms });
  const [hasty, patient] = [until(200), until(20_000)];
  expect(await hasty).toMatchObject({ ok: false, status: 504, source: 'downstream' });
  expect((await patient).ok).toBe(true);
  expect(calls()).toBe(1);
});

it('maxConcurrentRequests bounds the calls of all accounts together, and none is lost', async () => {
  const { sendGrid, plugin } = under;
  sendGrid.faults.inject({ kind: 'latency', ms: 50 });
  const dataSource = await plugin.open({ jsonData: { maxConcurrentRequests: 2 } });
  const months = Array.from({ length: 6 }, (_, month) => `2026-0${month + 1}`);
  const answers = await Promise.all(
    months.map((month) => dataSource.ask({}, { from: `${month}-05T00:00:00Z`, to: `${month}-06T00:00:00Z` }))
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(sendGrid.journal.peakInFlight('stats')).toBe(2);
  expect(calls()).toBe(18);
});
