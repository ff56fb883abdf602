import { parseStatsQuery } from './statsSchema';

const PANEL = { fromAlert: false };
const RULE = { fromAlert: true };

describe('parseStatsQuery', () => {
  it('has a default for everything', () => {
    expect(parseStatsQuery({ queryType: 'stats' }, PANEL)).toEqual({
      queryType: 'stats',
      source: 'global',
      accounts: ['*'],
      names: undefined,
      top: { limit: 10, by: 'delivered' },
      metrics: ['requests', 'delivered'],
      rates: [],
      aggregatedBy: 'day',
      today: 'mark',
      format: 'timeseries',
      legendFormat: '',
    });
  });

  it('drops today for alert rules, and always gives them series', () => {
    expect(parseStatsQuery({ format: 'table' }, RULE)).toMatchObject({ today: 'drop', format: 'timeseries' });
    expect(parseStatsQuery({ today: 'include' }, RULE)).toMatchObject({ today: 'include' });
  });

  it('shows delivered mail of mailbox providers, which have no requests', () => {
    expect(parseStatsQuery({ source: 'mailboxProviders' }, PANEL).metrics).toEqual(['delivered']);
  });

  it('has equal questions for equal selections, whatever their order', () => {
    const one = parseStatsQuery({ metrics: ['opens', 'requests', 'opens'], rates: ['blocks', 'delivered'] }, PANEL);
    const other = parseStatsQuery({ metrics: ['requests', 'opens'], rates: ['delivered', 'blocks'] }, PANEL);
    expect(one).toEqual(other);
  });

  it('takes the largest names where "*" is among them', () => {
    expect(parseStatsQuery({ source: 'categories', names: ['news', '*'] }, PANEL).names).toBeUndefined();
    expect(parseStatsQuery({ source: 'categories', names: ['news', 'news'] }, PANEL).names).toEqual(['news']);
  });
});
