import { htmlPage, throttled, unavailable } from '@glance/simulator-sendgrid';
import { accountSettings, valuesOf } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const under = startSendGrid({
  accounts: [
    { username: 'contoso', subusers: [{ username: 'contoso-news' }, { username: 'contoso-eu', region: 'eu' }] },
    { username: 'fabrikam', region: 'eu' },
  ],
});

function openContoso(more: Readonly<Record<string, unknown>> = {}) {
  const { sendGrid, plugin } = under;
  const [contoso] = sendGrid.accounts;
  if (contoso === undefined) {
    throw new Error('there is no account');
  }
  return plugin.open({ jsonData: { accounts: [{ ...accountSettings(sendGrid, contoso), ...more }] } });
}

describe('a refusal of SendGrid', () => {
  it('for lack of quota stands until the second that it names, and says when that is', async () => {
    const dataSource = await openContoso();
    const { faults, journal } = under.sendGrid;
    const resetAtMs = under.clock.now() + 45_000;
    faults.inject(throttled({ resetAtMs }), { endpoint: 'stats', times: 1 });
    const refused = {
      ok: false,
      status: 429,
      source: 'downstream',
      message: expect.stringContaining('2026-11-25 10:00:45 UTC (in 45 s)'),
    };
    const deadlineAtMs = resetAtMs - 15_000;
    expect(await dataSource.ask({}, { deadlineAtMs })).toMatchObject(refused);
    expect(await dataSource.ask({}, { fromAlert: true, deadlineAtMs })).toMatchObject({ ok: false, status: 429 });
    expect(journal.of('stats')).toHaveLength(1);
    // Other endpoints have a quota of their own.
    expect(await dataSource.ask({ queryType: 'credits' })).toMatchObject({ ok: true });
    under.clock.advance(10 * 60_000);
    expect(await dataSource.ask({})).toMatchObject({ ok: true });
  });

  it.each([
    [
      'a page of HTML',
      htmlPage(200),
      502,
      /^CONTOSO: The answer of SendGrid cannot be read \(HTML instead of JSON\)\. Check apiUrl and any proxy in between$/,
    ],
    [
      'a page of HTML with a refusal',
      htmlPage(403),
      502,
      /^CONTOSO: Something else than SendGrid answers .*Check apiUrl/,
    ],
    [
      'JSON that is broken',
      { kind: 'invalidJson' },
      502,
      /^CONTOSO: The answer of SendGrid cannot be read \(not JSON\)\. Check apiUrl/,
    ],
    ['an outage', unavailable(500), 502, /^CONTOSO: SendGrid is not available now \(.*\)\. Try again later$/],
    [
      'a gateway that is tired',
      unavailable(504),
      504,
      /^CONTOSO: SendGrid did not finish in time \(.*\)\. Ask for a shorter range/,
    ],
    ['a broken line', { kind: 'cutBody' }, 502, /^CONTOSO: .*try again/i],
    ['a page of HTML of an edge', htmlPage(503), 502, /^CONTOSO: SendGrid is not available now .*Try again later$/],
  ] as const)('is told clearly when it is %s', async (_, fault, status, text) => {
    const dataSource = await openContoso();
    under.sendGrid.faults.inject(fault, { endpoint: 'stats' });
    expect(await dataSource.ask({})).toMatchObject({
      ok: false,
      status,
      source: 'downstream',
      message: expect.stringMatching(text),
    });
  });

  it.each([
    ['an unknown subuser', 'nobody'],
    ['a subuser of the EU at the global host', 'contoso-eu'],
  ])('says what to do about %s', async (_, onBehalfOf) => {
    const dataSource = await openContoso({ onBehalfOf });
    const answer = await dataSource.ask({});
    expect(answer).toMatchObject({ ok: false, source: 'downstream', message: expect.stringContaining(onBehalfOf) });
    expect(answer).toMatchObject({ message: expect.stringMatching(/^CONTOSO: /) });
    expect(answer).toMatchObject({ message: expect.stringContaining('set region to "eu"') });
  });

  it('tells a key of the other region where it may belong', async () => {
    const { sendGrid, plugin } = under;
    const fabrikam = { id: 'fabrikam', region: 'global', apiUrl: sendGrid.urls.global };
    const dataSource = await plugin.open({ jsonData: { accounts: [fabrikam] } });
    expect(await dataSource.ask({})).toMatchObject({
      ok: false,
      status: 401,
      message: expect.stringContaining('apiUrl is the address of SendGrid where it was made'),
    });
  });
});

describe('mail of a subuser', () => {
  it('is asked for on its behalf, and kept apart from that of its account with the same key', async () => {
    const timeMs = Date.parse('2026-11-20T12:00:00Z');
    under.sendGrid.addMail('contoso', [{ timeMs, counts: { requests: 11 } }]);
    under.sendGrid.addMail('contoso-news', [{ timeMs, counts: { requests: 7 } }]);
    const totals = await Promise.all(
      [{}, { onBehalfOf: 'contoso-news' }].map(async (more) => {
        const dataSource = await openContoso(more);
        const { fields } = await dataSource.frame({ metrics: ['requests'] });
        return valuesOf(fields[1]).reduce<number>((sum, value) => sum + Number(value), 0);
      })
    );
    const date = '2026-11-20';
    expect(totals).toEqual(
      ['contoso', 'contoso-news'].map((name) => under.sendGrid.countMail(name, { from: date, to: date }).requests)
    );
    expect(under.sendGrid.journal.of('stats')).toHaveLength(2);
  });
});

describe('an outage', () => {
  it('leaves dashboards the last good answer and its age, and alert rules an error', async () => {
    under.sendGrid.addMail('contoso', [{ timeMs: Date.parse('2026-11-20T12:00:00Z'), counts: { requests: 11 } }]);
    const dataSource = await openContoso();
    const before = await dataSource.frame({ metrics: ['requests'] });
    under.sendGrid.faults.inject(unavailable(500));
    under.clock.advance(9 * 3_600_000);
    const rule = await dataSource.ask({ metrics: ['requests'] }, { fromAlert: true });
    expect(rule).toMatchObject({ ok: false, status: 502, message: expect.stringMatching(/^CONTOSO: /) });
    const after = await dataSource.frame({ metrics: ['requests'] });
    expect(valuesOf(after.fields[1])).toEqual(valuesOf(before.fields[1]));
    expect(after.meta?.notices).toEqual([
      { severity: 'warning', text: expect.stringMatching(/^The figures of CONTOSO are 9 h.* old/) },
    ]);
    expect(after.meta?.custom).toEqual({ fetchedAt: '2026-11-25T10:00:00.000Z' });
  });
});
