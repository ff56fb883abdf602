import { rowsOf } from '@glance/data-source/testing';
import { startSendGrid } from '../fixtures/startSendGrid';

// The contract's sentences about `credits` and `reputation`, variables, and the health check.
const under = startSendGrid({
  accounts: [
    { username: 'contoso', monthlyCredits: 1000, reputation: 97.5, subusers: [{ username: 'contoso-news' }] },
    { username: 'fabrikam', region: 'eu', monthlyCredits: 50, reputation: 80 },
  ],
});
const CREDITS = { queryType: 'credits', accounts: ['contoso'] };

beforeEach(() => {
  under.sendGrid.addMail('contoso', [
    { timeMs: Date.parse('2026-11-20T12:00:00Z'), counts: { requests: 300, processed: 300 } },
  ]);
});

describe('credits', () => {
  it('are all four figures on a dashboard, as rows of a column `metric` and one `value`', async () => {
    const frame = await (await under.plugin.open()).frame(CREDITS);
    expect(frame.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frame.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'account: string',
      'metric: string',
      'value: float64',
    ]);
    expect(rowsOf(frame)).toEqual([
      { account: 'CONTOSO', metric: 'remain', value: 700 },
      { account: 'CONTOSO', metric: 'total', value: 1000 },
      { account: 'CONTOSO', metric: 'overage', value: 0 },
      { account: 'CONTOSO', metric: 'used', value: 300 },
    ]);
  });

  it.each([
    ['are what remains for an alert rule', {}, true, { account: 'CONTOSO', remain: 700 }],
    ['are what an alert rule asks where it says so', { figures: ['used'] }, true, { account: 'CONTOSO', used: 300 }],
    ['have a column named by a single figure', { figures: ['total'] }, false, { account: 'CONTOSO', total: 1000 }],
  ])('%s', async (_, model, fromAlert, row) => {
    const frame = await (await under.plugin.open()).frame({ ...CREDITS, ...model }, { fromAlert });
    expect(rowsOf(frame)).toEqual([row]);
  });

  it('are null where SendGrid names no number, and an error where it names none at all', async () => {
    const dataSource = await under.plugin.open();
    const unlimited = (json: unknown) => ({ ...(json as object), remain: null, total: null });
    const end = under.sendGrid.faults.inject({ kind: 'alteredJson', alter: unlimited }, { endpoint: 'credits' });
    expect(rowsOf(await dataSource.frame({ ...CREDITS, figures: ['remain'] }))).toEqual([
      { account: 'CONTOSO', remain: null },
    ]);
    end();
    under.sendGrid.faults.inject({ kind: 'alteredJson', alter: () => ({}) }, { endpoint: 'credits' });
    under.clock.advance(3_600_000);
    expect(await dataSource.ask(CREDITS, { fromAlert: true })).toMatchObject({
      ok: false,
      status: 502,
      message: expect.stringMatching(/^CONTOSO: .*no credits/),
    });
  });

  it('and reputation are asked again after five minutes, not before', async () => {
    const dataSource = await under.plugin.open();
    const ask = async () => {
      await dataSource.frame(CREDITS, { fromAlert: true });
      await dataSource.frame({ queryType: 'reputation', accounts: ['contoso'] }, { fromAlert: true });
    };
    await ask();
    under.clock.advance(300_000 - 1);
    await ask();
    expect(under.sendGrid.journal.entries).toHaveLength(2);
    under.clock.advance(2);
    await ask();
    expect(under.sendGrid.journal.entries).toHaveLength(4);
  });
});

it('reputation is one figure of each account', async () => {
  const dataSource = await under.plugin.open();
  for (const fromAlert of [false, true]) {
    const frame = await dataSource.frame({ queryType: 'reputation' }, { fromAlert });
    expect(frame.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(rowsOf(frame)).toEqual([
      { account: 'CONTOSO', reputation: 97.5 },
      { account: 'FABRIKAM', reputation: 80 },
    ]);
  }
});

describe('the health check', () => {
  const healthOf = async () => (await (await under.plugin.open()).health()) as { details?: unknown; message: string };

  it('has a step for each account that tells which queries its key may make', async () => {
    under.sendGrid.keys.restrict(under.sendGrid.apiKeys['fabrikam'] ?? '', ['stats.read']);
    expect(await healthOf()).toMatchObject({
      status: 'ok',
      details: {
        steps: [
          { name: 'contoso', status: 'ok', message: expect.stringMatching(/^CONTOSO: can read stats.*credits/) },
          {
            name: 'fabrikam',
            status: 'ok',
            message: expect.stringMatching(/^FABRIKAM: can read stats.*cannot read.*credits \(user\.credits\.read/),
          },
        ],
      },
    });
  });

  it('is an error that names the one bad account of several, and a key without any use', async () => {
    under.sendGrid.keys.restrict(under.sendGrid.apiKeys['fabrikam'] ?? '', ['mail.send']);
    expect(await healthOf()).toMatchObject({
      status: 'error',
      message: expect.stringMatching(/^FABRIKAM: The key is good, but .*Give it the scope stats\.read/),
      details: { steps: [{ status: 'ok' }, { name: 'fabrikam', status: 'error' }] },
    });
  });

  it('tells a key of the wrong region, and is never answered out of the cache', async () => {
    const { sendGrid, plugin } = under;
    const accounts = [{ id: 'fabrikam', region: 'global', apiUrl: sendGrid.urls.global }];
    const dataSource = await plugin.open({ jsonData: { accounts } });
    const wrong = { status: 'error', message: expect.stringMatching(/^fabrikam: .*where it was made/) };
    expect(await dataSource.health()).toMatchObject(wrong);
    expect(await dataSource.health()).toMatchObject(wrong);
    expect(sendGrid.journal.of('scopes')).toHaveLength(2);
  });
});
