import { clockWithRealTimers } from '@glance/data-source/testing';
import { describeReplicas } from '@glance/data-source/testing/redis';
import { throttled } from '@glance/simulator-sendgrid';
import { PluginUnderTest } from './fixtures/openDataSource';
import { startSendGrid } from './fixtures/startSendGrid';

const CONTOSO = { accounts: ['contoso'] };
const under = startSendGrid({ accounts: [{ username: 'contoso' }, { username: 'fabrikam', region: 'eu' }] });
const calls = () => under.sendGrid.journal.of('stats').length;

describeReplicas(
  {
    start: (environment) => new PluginUnderTest(under.sendGrid, environment),
    clock: clockWithRealTimers(under.clock),
    calls,
    queries: () => [CONTOSO, { accounts: ['fabrikam'] }],
    wrongSecrets: { 'apiKey.contoso': `SG.${'w'.repeat(22)}.${'x'.repeat(43)}` },
    refuseUntil: (resetAtMs) => under.sendGrid.faults.inject(throttled({ resetAtMs }), { endpoint: 'stats' }),
  },
  (open) => {
    it.each([
      ['rates', { rates: ['delivered'] }],
      ['categories', { source: 'categories', ...CONTOSO }],
      ['mailbox providers', { source: 'mailboxProviders', ...CONTOSO }],
      ['credits', { queryType: 'credits' }],
      ['reputation', { queryType: 'reputation' }],
    ])('make the calls of one for %s too', async (_, query) => {
      under.sendGrid.addMail('contoso', [
        {
          timeMs: Date.parse('2026-11-20T12:00:00Z'),
          categories: ['news', 'offers'],
          provider: 'Gmail',
          counts: { requests: 9, delivered: 8, opens: 2 },
        },
      ]);
      const [one, two] = [await open(), await open()];
      const first = await one.frame(query);
      const asked = under.sendGrid.journal.entries.length;
      const second = await two.frame(query);
      expect(second.fields).toEqual(first.fields);
      expect(second.meta).toEqual(first.meta);
      expect(under.sendGrid.journal.entries).toHaveLength(asked);
    });

    it('ask only the months that none of them has', async () => {
      const [one, two] = [await open(), await open()];
      await one.frame(CONTOSO, { from: '2026-10-05T00:00:00Z', to: '2026-10-20T00:00:00Z' });
      await two.frame(CONTOSO, { from: '2026-09-05T00:00:00Z', to: '2026-11-20T00:00:00Z' });
      expect(under.sendGrid.journal.of('stats').map(({ url }) => /start_date=(.{10})/.exec(url)?.[1])).toEqual([
        '2026-10-01',
        '2026-09-01',
        '2026-11-01',
      ]);
    });

    it('know on the other side of midnight what was asked before it', async () => {
      const [one, two] = [await open(), await open()];
      const range = { from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z' };
      under.clock.set(Date.parse('2026-11-25T23:59:00Z'));
      await one.frame(CONTOSO, range);
      under.clock.set(Date.parse('2026-11-26T00:01:00Z'));
      await two.frame(CONTOSO, { ...range, fromAlert: true });
      await one.frame(CONTOSO, { ...range, fromAlert: true });
      expect(calls()).toBe(2);
    });
  }
);
