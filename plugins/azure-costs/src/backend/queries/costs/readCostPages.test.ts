import { formatDay, formatMonth, type BillingMonth, type CalendarDay } from '@glance/time-buckets';
import { page } from '../../../../test/fixtures/foldRows';
import { readCostPages } from './readCostPages';

const RG = { type: 'Dimension', name: 'ResourceGroupName' } as const;
const ENV = { type: 'TagKey', name: 'Env' } as const;
const TEAM = { type: 'TagKey', name: 'team' } as const;
const PERIOD = { from: '2026-10-01', to: '2026-11-30' };
const DAILY = { ...PERIOD, metric: 'Cost', granularity: 'Daily', groupBy: [RG] } as const;

function rowsOf(pages: Parameters<typeof readCostPages>[0], request: Parameters<typeof readCostPages>[1]) {
  const { groups, groupOfRow, slotOfRow, amounts } = readCostPages(pages, request);
  return [...amounts].map((amount, row) => ({ amount, slot: slotOfRow[row], ...groups[groupOfRow[row] ?? -1] }));
}

describe('readCostPages', () => {
  it('finds columns by name, in another order on each page', () => {
    const pages = [
      page(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'], [[1.5, 20261101, 'RG-Web', 'USD']]),
      page(['currency', 'resourcegroupname', 'usagedate', 'cost'], [['USD', 'rg-web', 20261102, -2]]),
    ];
    const rows = rowsOf(pages, DAILY);
    expect(rows.map(({ slot }) => formatDay(slot as CalendarDay))).toEqual(['2026-11-01', '2026-11-02']);
    expect(rows).toMatchObject([
      { amount: 1.5, values: ['rg-web'], currency: 'USD' },
      { amount: -2, values: ['rg-web'], currency: 'USD' },
    ]);
  });

  it('reads billing months, and needs no time for a total', () => {
    const monthly = page(['Cost', 'BillingMonth', 'Currency'], [[1, '2026-10-01T00:00:00', 'USD']]);
    const [row] = rowsOf([monthly], { ...PERIOD, metric: 'Cost', granularity: 'Monthly', groupBy: [] });
    expect(formatMonth(row?.slot as BillingMonth)).toBe('2026-10');
    const total = page(['Cost', 'Currency'], [[1, 'USD']]);
    expect(rowsOf([total], { ...PERIOD, metric: 'Cost', granularity: 'None', groupBy: [] })).toMatchObject([
      { amount: 1, slot: 0 },
    ]);
  });

  it('tells two tags apart by the key in the row, whatever the order of the pairs', () => {
    const request = { ...PERIOD, metric: 'Cost', granularity: 'None', groupBy: [ENV, TEAM] } as const;
    const columns = ['TagKey', 'TagValue', 'Cost', 'TagKey', 'TagValue', 'Currency'];
    const rows = [
      ['team', 'red', 1, 'env', 'prod', 'USD'],
      ['team', '', 2, 'env', null, 'USD'],
    ];
    expect(rowsOf([page(columns, rows)], request)).toMatchObject([{ values: ['prod', 'red'] }, { values: ['', ''] }]);
  });

  it('takes a missing value, and one that looks like it, for the empty value', () => {
    const rows = [
      [1, 20261101, null, 'USD'],
      [1, 20261101, '(none)', 'USD'],
      [1, 20261101, '', 'USD'],
    ];
    const table = readCostPages([page(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'], rows)], DAILY);
    expect(table.groups).toEqual([{ values: [''], currency: 'USD' }]);
  });

  it('drops rows from outside the period, which may belong to another piece of the query', () => {
    const days = [20260930, 20261001, 20261130, 20261201].map((date) => [1, date, 'rg', 'USD']);
    const daily = rowsOf([page(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'], days)], DAILY);
    expect(daily.map(({ slot }) => formatDay(slot as CalendarDay))).toEqual(['2026-10-01', '2026-11-30']);
    const months = ['2026-09-01', '2026-11-01', '2026-12-01'].map((month) => [1, `${month}T00:00:00`]);
    const monthly = { ...PERIOD, metric: 'Cost', granularity: 'Monthly', groupBy: [] } as const;
    expect(rowsOf([page(['Cost', 'BillingMonth'], months)], monthly)).toHaveLength(1);
  });

  it('is empty for an answer without rows, whatever its columns', () => {
    expect(readCostPages([], DAILY).amounts).toHaveLength(0);
    expect(readCostPages([page([], [])], DAILY).groups).toEqual([]);
  });

  it.each([
    ['the column Cost is missing', ['UsageDate', 'ResourceGroupName'], [20261101, 'a']],
    ['the column UsageDate is missing', ['Cost', 'ResourceGroupName'], [1, 'a']],
    ['the column ResourceGroupName is missing', ['Cost', 'UsageDate'], [1, 20261101]],
    ['the column Cost has a value that is no number', ['Cost', 'UsageDate', 'ResourceGroupName'], ['1', 20261101, 'a']],
    ['The calendar has no day 2026-13-1', ['Cost', 'UsageDate', 'ResourceGroupName'], [1, 20261301, 'a']],
  ])('says what is wrong with an answer: %s', (message, columns, row) => {
    expect(() => readCostPages([page(columns, [row])], DAILY)).toThrow(message);
  });

  it('names the tag whose column is missing', () => {
    const request = { ...PERIOD, metric: 'Cost', granularity: 'None', groupBy: [ENV] } as const;
    expect(() => readCostPages([page(['Cost'], [[1]])], request)).toThrow('the tag "Env" is missing');
  });
});
