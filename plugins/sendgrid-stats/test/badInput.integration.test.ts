import { itOutlives, itRefuses, itRefusesSettings } from '@glance/data-source/testing';
import { startSendGrid } from './fixtures/startSendGrid';

const under = startSendGrid({ accounts: [{ username: 'contoso' }] });
const range = (from: string, to: string) => ({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` });

describe('a query that cannot be answered', () => {
  itRefuses(
    [
      ['an unknown query type', { queryType: 'mails' }, 'queryType is "mails"'],
      ['an unknown source', { source: 'clients' }, 'source is "clients"'],
      ['an unknown account', { accounts: ['nobody'] }, 'use "*" or one of contoso'],
      ['accounts that are no list', { accounts: 'contoso' }, 'accounts is "contoso"'],
      ['a metric that only other sources have', { metrics: ['drops'] }, 'unique_clicks'],
      ['nothing to show', { metrics: [], rates: [] }, 'metrics'],
      ['a metric that the source lacks', { source: 'mailboxProviders', metrics: ['requests'] }, 'spam_reports'],
      ['a rate that the source lacks', { source: 'mailboxProviders', rates: ['unsubscribes'] }, 'rates'],
      ['an unknown rate', { rates: ['opens'] }, 'unique_opens'],
      [
        'too many names',
        { source: 'categories', names: Array.from({ length: 101 }, (_, at) => `c${at}`) },
        'names has 101 names',
      ],
      ['no largest at all', { source: 'categories', top: { limit: 0 } }, 'top.limit'],
      ['too many largest', { source: 'categories', top: { limit: 101 } }, 'top.limit'],
      ['largest by what is no metric', { source: 'categories', top: { by: 'drops' } }, 'top.by'],
      ['an unknown period', { aggregatedBy: 'year' }, 'aggregatedBy is "year"'],
      ['an unknown way with today', { today: 'hide' }, 'today is "hide"'],
      ['an unknown format', { format: 'chart' }, 'format is "chart"'],
      ['an unknown figure', { queryType: 'credits', figures: ['left'] }, 'figures'],
      ['credits of an unknown account', { queryType: 'credits', accounts: ['nobody'] }, 'accounts[0] is "nobody"'],
      ['an unknown list', { queryType: 'variable', variable: 'domains' }, 'variable is "domains"'],
      ['a range in the future', {}, 'in the future', range('2026-11-26', '2026-11-27')],
      ['a range backwards', {}, '2026-11-10', range('2026-11-20', '2026-11-10')],
      ['a range of ages', {}, 'at most 10 years', range('1990-01-01', '2026-11-10')],
    ],
    {
      open: () => under.plugin.open(),
      good: () => ({ queryType: 'credits' }),
      calls: () => under.sendGrid.journal.entries.length,
    }
  );
});

describe('settings that cannot be used', () => {
  const accounts = (...list: ReadonlyArray<Readonly<Record<string, unknown>>>) => ({ jsonData: { accounts: list } });

  itRefusesSettings(
    [
      ['no account', accounts(), 'accounts is missing'],
      ['an id in capitals', accounts({ id: 'Contoso' }), 'accounts[0].id'],
      ['an account without a key', accounts({ id: 'other' }), 'apiKey.other is missing'],
      ['an unknown region', accounts({ id: 'contoso', region: 'us' }), 'region'],
      ['http instead of https', accounts({ id: 'contoso', apiUrl: 'http://example.com' }), 'accounts[0].apiUrl'],
      ['an unknown zone', accounts({ id: 'contoso', timeZone: 'Europe/Atlantis' }), 'accounts[0].timeZone'],
      ['an id twice', accounts({ id: 'contoso' }, { id: 'contoso', name: 'x' }), 'accounts[1].id'],
      ['an impossible TTL', { jsonData: { cacheTtlSeconds: -1 } }, 'cacheTtlSeconds is -1'],
    ],
    { plugin: () => under.plugin, calls: () => under.sendGrid.journal.entries.length }
  );
});

describe('a SendGrid that misbehaves', () => {
  itOutlives(
    [['answers JSON of another shape', { kind: 'answer', status: 200, body: { a: 1 } }, 'not a list of days']],
    {
      open: (options) => under.plugin.open(options),
      inject: (fault) => under.sendGrid.faults.inject(fault, { endpoint: 'stats' }),
      recover: () => under.sendGrid.faults.clear(),
      bad: () => ({}),
      good: () => ({ queryType: 'credits' }),
      culprit: () => 'CONTOSO',
    }
  );
});
