import { startSendGrid } from './fixtures/startSendGrid';

const under = startSendGrid({ accounts: [{ username: 'contoso' }] });

describe('a query that cannot be answered', () => {
  it.each([
    [{ queryType: 'mails' }, 'queryType'],
    [{ source: 'clients' }, 'source'],
    [{ accounts: ['nobody'] }, 'contoso'],
    [{ accounts: 'contoso' }, 'accounts'],
    [{ metrics: ['drops'] }, 'unique_clicks'],
    [{ metrics: [], rates: [] }, 'metrics'],
    [{ source: 'mailboxProviders', metrics: ['requests'] }, 'spam_reports'],
    [{ source: 'mailboxProviders', rates: ['unsubscribes'] }, 'rates'],
    [{ rates: ['opens'] }, 'unique_opens'],
    [{ source: 'categories', names: Array.from({ length: 101 }, (_, at) => `c${at}`) }, 'names has 101 names'],
    [{ source: 'categories', top: { limit: 0 } }, 'top.limit'],
    [{ source: 'categories', top: { limit: 101 } }, 'top.limit'],
    [{ source: 'categories', top: { by: 'drops' } }, 'top.by'],
    [{ aggregatedBy: 'year' }, 'aggregatedBy'],
    [{ today: 'hide' }, 'today'],
    [{ format: 'chart' }, 'format'],
    [{ queryType: 'credits', figures: ['left'] }, 'figures'],
    [{ queryType: 'credits', accounts: ['nobody'] }, 'nobody'],
    [{ queryType: 'variable', variable: 'domains' }, 'variable'],
  ])('is refused before SendGrid is asked, and the text names what is wrong: %j', async (model, text) => {
    const dataSource = await under.plugin.open();
    expect(await dataSource.ask(model)).toMatchObject({
      ok: false,
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(text),
    });
    expect(under.sendGrid.journal.entries).toEqual([]);
  });

  it.each([
    ['2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z', 'in the future'],
    ['2026-11-20T00:00:00Z', '2026-11-10T00:00:00Z', '2026-11-10'],
    ['1990-01-01T00:00:00Z', '2026-11-10T00:00:00Z', 'at most 10 years'],
  ])('is refused for a range from %s to %s', async (from, to, text) => {
    const dataSource = await under.plugin.open();
    expect(await dataSource.ask({}, { from, to })).toMatchObject({
      ok: false,
      status: 400,
      message: expect.stringContaining(text),
    });
  });
});

describe('settings that cannot be used', () => {
  it.each([
    [{ accounts: [] }, 'accounts is missing'],
    [{ accounts: [{ id: 'Contoso' }] }, 'accounts[0].id'],
    [{ accounts: [{ id: 'other' }] }, 'apiKey.other is missing'],
    [{ accounts: [{ id: 'contoso', region: 'us' }] }, 'region'],
    [{ accounts: [{ id: 'contoso', apiUrl: 'http://example.com' }] }, 'accounts[0].apiUrl'],
    [{ accounts: [{ id: 'contoso', timeZone: 'Europe/Atlantis' }] }, 'accounts[0].timeZone'],
    [{ accounts: [{ id: 'contoso' }, { id: 'contoso', name: 'x' }] }, 'accounts[1].id'],
    [{ cacheTtlSeconds: -1 }, 'cacheTtlSeconds'],
  ])('are named: %j', async (jsonData, text) => {
    await expect(under.plugin.open({ jsonData })).rejects.toMatchObject({
      message: expect.stringContaining(text),
    });
  });
});
