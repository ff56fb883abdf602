import type { MailBatch } from '@glance/simulator-sendgrid';
import { RANGE, valuesOf } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const DAYS = ['18', '19', '20', '21', '22', '23', '24'];

/** Mail of the days of the range, and some before and after it, which must not count. */
const MAIL: readonly MailBatch[] = ['16', '17', ...DAYS, '25'].flatMap((day, index) => [
  {
    timeMs: Date.parse(`2026-11-${day}T09:00:00Z`),
    categories: ['receipts'],
    provider: 'Gmail',
    counts: { requests: 100 + index, processed: 99, delivered: 90 + index, bounces: 5, unique_opens: 30, opens: 50 },
  },
  {
    timeMs: Date.parse(`2026-11-${day}T15:30:00Z`),
    categories: ['news', 'winter sale'],
    provider: 'Yahoo',
    counts: { requests: 50, processed: 50, delivered: 40, blocks: 3, unique_clicks: 7, clicks: 9 },
  },
]);

const under = startSendGrid({
  accounts: [
    {
      username: 'contoso',
      timeZone: 'America/New_York',
      monthlyCredits: 1000,
      creditsLeft: 400,
      reputation: 97.5,
      subusers: [{ username: 'contoso-news' }, { username: 'contoso-shop' }],
    },
    { username: 'fabrikam', region: 'eu', timeZone: 'America/New_York', creditsLeft: 70, reputation: 80 },
  ],
});

function addMail(): void {
  for (const name of ['contoso', 'contoso-news', 'fabrikam']) {
    under.sendGrid.addMail(name, MAIL);
  }
}

/** The truth day by day. */
function truth(
  username: string,
  metric: 'requests' | 'delivered',
  more: { category?: string; provider?: string } = {}
) {
  return DAYS.map((day) => {
    const date = `2026-11-${day}`;
    return under.sendGrid.countMail(username, { from: date, to: date, ...more })[metric];
  });
}

describe('SendGrid stats', () => {
  it('shows all mail of every account as SendGrid counts it', async () => {
    addMail();
    const dataSource = await under.plugin.open();
    const frame = await dataSource.frame({ rates: ['delivered'] });
    expect(frame.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(valuesOf(frame.fields[0]).slice(0, 2)).toEqual([
      Date.parse('2026-11-18T05:00:00Z'),
      Date.parse('2026-11-19T05:00:00Z'),
    ]);
    const [, requests, , delivered] = frame.fields;
    expect(frame.fields.map(({ name, labels }) => [name, labels?.account, labels?.metric])).toEqual([
      ['time', undefined, undefined],
      ['requests', 'CONTOSO', 'requests'],
      ['requests', 'FABRIKAM', 'requests'],
      ['delivered', 'CONTOSO', 'delivered'],
      ['delivered', 'FABRIKAM', 'delivered'],
      ['delivered_rate', 'CONTOSO', 'delivered_rate'],
      ['delivered_rate', 'FABRIKAM', 'delivered_rate'],
    ]);
    expect(valuesOf(requests)).toEqual(truth('contoso', 'requests'));
    expect(valuesOf(delivered)).toEqual(truth('contoso', 'delivered'));
    expect(valuesOf(frame.fields[5])).toEqual(
      truth('contoso', 'delivered').map((count, day) => (100 * count) / (truth('contoso', 'requests')[day] ?? 0))
    );
    expect(frame.fields[5]?.config?.unit).toBe('percent');
  });

  it.each([
    ['categories', 'category', ['receipts', 'news', 'winter sale']],
    ['mailboxProviders', 'mailboxProvider', ['Gmail', 'Yahoo']],
    ['subusers', 'subuser', ['contoso-news']],
  ] as const)('shows the largest of %s', async (source, label, names) => {
    addMail();
    const dataSource = await under.plugin.open();
    const model = { source, accounts: ['contoso'], metrics: ['delivered'] };
    const { fields } = await dataSource.frame({ ...model, names: ['*'], top: { limit: 10, by: 'delivered' } });
    const shown = fields.slice(1).filter((field) => valuesOf(field).some((value) => value !== 0));
    expect(shown.map(({ labels }) => labels)).toEqual(names.map((name) => ({ account: 'CONTOSO', [label]: name })));
    for (const field of shown) {
      const name = field.labels?.[label] ?? '';
      const expected =
        source === 'subusers'
          ? truth(name, 'delivered')
          : truth('contoso', 'delivered', source === 'categories' ? { category: name } : { provider: name });
      expect(valuesOf(field)).toEqual(expected);
    }
    const named = await dataSource.frame({ ...model, names: names.slice(0, 1) });
    expect(named.fields).toHaveLength(2);
    expect(valuesOf(named.fields[1])).toEqual(valuesOf(shown[0]));
  });

  it('shows credits and reputation of every account', async () => {
    const dataSource = await under.plugin.open();
    const credits = await dataSource.frame({ queryType: 'credits' });
    expect(credits.meta).toMatchObject({ type: 'numeric-long' });
    expect(credits.fields.map(({ name }) => name)).toEqual(['account', 'metric', 'value']);
    expect(valuesOf(credits.fields[1]).slice(0, 4)).toEqual(['remain', 'total', 'overage', 'used']);
    expect(valuesOf(credits.fields[2])[0]).toBe(400);
    const rule = await dataSource.frame({ queryType: 'credits' }, { fromAlert: true });
    expect(rule.fields.map((field) => [field.name, valuesOf(field)])).toEqual([
      ['account', ['CONTOSO', 'FABRIKAM']],
      ['remain', [400, 70]],
    ]);
    const reputation = await dataSource.frame({ queryType: 'reputation' });
    expect(reputation.fields.map((field) => [field.name, valuesOf(field)])).toEqual([
      ['account', ['CONTOSO', 'FABRIKAM']],
      ['reputation', [97.5, 80]],
    ]);
    expect(reputation.meta?.executedQueryString).toBe('GET /v3/user/account');
  });

  it('lists accounts, categories and subusers in variables and editors', async () => {
    addMail();
    const dataSource = await under.plugin.open();
    const variable = async (name: string) => {
      const { fields } = await dataSource.frame({ queryType: 'variable', variable: name });
      return fields.map(valuesOf);
    };
    expect(await variable('accounts')).toEqual([
      ['CONTOSO', 'FABRIKAM'],
      ['contoso', 'fabrikam'],
    ]);
    expect((await variable('categories'))[1]).toEqual(['news', 'receipts', 'winter sale']);
    expect((await variable('subusers'))[1]).toEqual(['contoso-news', 'contoso-shop']);
    const { status, json } = await dataSource.resource('GET', 'subusers?account=contoso');
    expect(status).toBe(200);
    expect(JSON.stringify(json)).toContain('contoso-shop');
    expect(await dataSource.resource('POST', 'cache/clear')).toMatchObject({ status: 200 });
  });

  it('says in its health check what each key may do, and names a bad one', async () => {
    const dataSource = await under.plugin.open();
    expect(await dataSource.health()).toMatchObject({
      status: 'ok',
      details: {
        steps: [
          { name: 'contoso', status: 'ok' },
          { name: 'fabrikam', status: 'ok' },
        ],
      },
    });
    under.sendGrid.keys.revoke(under.sendGrid.apiKeys['fabrikam'] ?? '');
    const health = await dataSource.health();
    expect(health).toMatchObject({ status: 'error', message: expect.stringContaining('FABRIKAM') });
  });

  it('shows in the query inspector what SendGrid was asked', async () => {
    addMail();
    const dataSource = await under.plugin.open();
    const frame = await dataSource.frame({ source: 'categories', accounts: ['contoso'] }, RANGE);
    const sent = under.sendGrid.journal.entries.map(
      ({ method, url }) => `${method} ${new URL(url, 'http://x').pathname}${new URL(url, 'http://x').search}`
    );
    expect(frame.meta?.executedQueryString?.split('\n').sort()).toEqual(sent.sort());
  });
});
