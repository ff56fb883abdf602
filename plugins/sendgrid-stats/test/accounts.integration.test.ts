import { ALL_SCOPES, madeUpKey } from '@glance/simulator-sendgrid';
import { valuesOf } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const COUNT = 20;
const BASE_KEY = madeUpKey('fleet');
const LETTERS = 'ABCDEFGHIJKLMNOPQRST';

/** Twenty accounts, each of which sends mail of an amount of its own. */
const ACCOUNTS = Array.from({ length: COUNT }, (_, index) => ({
  username: `brand-${String(index + 1).padStart(2, '0')}`,
  keys: [{ apiKey: `${BASE_KEY}${LETTERS[index] ?? ''}` }],
}));
const NAMES = ACCOUNTS.map(({ username }) => username);

/** Ninety days up to yesterday, which begin in August. */
const QUARTER = { from: '2026-08-27T00:00:00Z', to: '2026-11-24T23:00:00Z' };
const DAYS = 90;
const FOUR = ['requests', 'delivered', 'opens', 'clicks'];

const under = startSendGrid({ accounts: ACCOUNTS });

function addMail(): void {
  NAMES.forEach((name, index) => {
    const batches = Array.from({ length: DAYS }, (_, day) => ({
      timeMs: Date.parse(QUARTER.from) + day * 86_400_000 + 3_600_000,
      counts: { requests: 1000 * (index + 1) + day, delivered: 900 * (index + 1), opens: index, clicks: 1 },
    }));
    under.sendGrid.addMail(name, batches);
  });
}

function revoke(name: string): void {
  under.sendGrid.keys.revoke(under.sendGrid.apiKeys[name] ?? '');
}

describe('twenty accounts', () => {
  it('are asked side by side, a call each, and not again for other metrics, rates or aggregations', async () => {
    addMail();
    const { journal, faults } = under.sendGrid;
    faults.inject({ kind: 'latency', ms: 200 }, { endpoint: 'stats' });
    const dataSource = await under.plugin.open();
    const { fields } = await dataSource.frame({ metrics: FOUR }, QUARTER);
    expect(fields).toHaveLength(COUNT * FOUR.length + 1);
    expect(fields[0]?.values).toHaveLength(DAYS);
    for (const field of fields.slice(1).filter(({ name }) => name === 'requests')) {
      const index = NAMES.findIndex((name) => name.toUpperCase() === field.labels?.account);
      expect(valuesOf(field)).toEqual(Array.from({ length: DAYS }, (_, day) => 1000 * (index + 1) + day));
    }
    expect(journal.of('stats')).toHaveLength(COUNT);
    expect(journal.peakInFlight('stats')).toBe(COUNT);

    journal.clear();
    await dataSource.frame({ metrics: FOUR }, QUARTER);
    await dataSource.frame({ metrics: ['bounces'], rates: ['delivered', 'unique_opens'] }, QUARTER);
    await dataSource.frame({ aggregatedBy: 'week', format: 'table' }, QUARTER);
    await dataSource.frame({}, { ...QUARTER, fromAlert: true });
    expect(journal.entries).toEqual([]);
  });

  it('show nineteen and name the one whose key was revoked; an alert rule gets an error that names it', async () => {
    addMail();
    revoke('brand-07');
    const dataSource = await under.plugin.open();
    const { fields, meta } = await dataSource.frame({ metrics: ['requests'] });
    expect(fields).toHaveLength(COUNT);
    expect(fields.map(({ labels }) => labels?.account)).not.toContain('BRAND-07');
    expect(meta?.notices).toEqual([
      { severity: 'warning', text: expect.stringMatching(/^Left out: BRAND-07: SendGrid does not accept the key/) },
    ]);
    const rule = await dataSource.ask({ metrics: ['requests'] }, { fromAlert: true });
    expect(rule).toMatchObject({
      ok: false,
      status: 401,
      source: 'downstream',
      message: expect.stringMatching(/^BRAND-07: /),
    });
    const credits = await dataSource.frame({ queryType: 'credits', figures: ['remain'] });
    expect(credits.fields[1]?.values).toHaveLength(COUNT - 1);
    expect(await dataSource.health()).toMatchObject({ status: 'error', message: expect.stringContaining('BRAND-07') });
  });

  it('are an error when all fail', async () => {
    const dataSource = await under.plugin.open();
    NAMES.forEach(revoke);
    expect(await dataSource.ask({})).toMatchObject({
      ok: false,
      status: 401,
      message: expect.stringContaining('and 15 more accounts'),
    });
  });

  it('are known apart by what their keys may do', async () => {
    const [first = ''] = NAMES;
    under.sendGrid.keys.restrict(under.sendGrid.apiKeys[first] ?? '', ['user.credits.read']);
    const dataSource = await under.plugin.open();
    expect(await dataSource.ask({ accounts: [first] })).toMatchObject({
      ok: false,
      status: 403,
      message: expect.stringContaining('stats.read'),
    });
    expect(await dataSource.ask({ accounts: NAMES.slice(1, 2) })).toMatchObject({ ok: true });
    const health = JSON.stringify((await dataSource.health()).details);
    expect(health).toContain('can read credits; cannot read stats (stats.read missing)');
    expect(ALL_SCOPES).toContain('user.credits.read');
  });

  it('are summed up by the health check: what most keys may do is said once, and all bad ones are named', async () => {
    const [first = '', second = '', third = ''] = NAMES;
    const name = (account: string) => account.toUpperCase();
    under.sendGrid.keys.restrict(under.sendGrid.apiKeys[first] ?? '', ['user.credits.read']);
    const dataSource = await under.plugin.open();
    const good = (await dataSource.health()) as { message: string };
    expect(good.message).toMatch(
      new RegExp(`^SendGrid can be read: ${name(first)}: can read credits; cannot .* and 16 more: can read stats`)
    );
    revoke(second);
    revoke(third);
    const bad = (await dataSource.health()) as { message: string };
    expect(bad.message).toMatch(new RegExp(`^${name(second)}: .*; ${name(third)}: `));
    NAMES.filter((account) => account !== second && account !== third).forEach(revoke);
    expect(await dataSource.health()).toMatchObject({ message: expect.stringMatching(/; and 15 more$/) });
  });

  it('have their secrets nowhere in what is said of failures', async () => {
    NAMES.forEach(revoke);
    const dataSource = await under.plugin.open();
    const said = JSON.stringify([await dataSource.ask({}), await dataSource.health(), under.plugin.logged]);
    expect(said).toContain('BRAND-01');
    expect(said).not.toContain(BASE_KEY);
  });
});
