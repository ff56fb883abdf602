import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedScope } from '../src/backend/queries/costs/ResolvedScope';
import { foldRows, page } from './fixtures/foldRows';

// Rows that nobody here made up (microsoft/finops-toolkit). They lie beside a checkout, if at all, and never in it.
const FOLDER = join(__dirname, '../../../../shared/data/azure-cost-exports');
const SEPTEMBER = { from: '2023-09-01T00:00:00Z', to: '2023-10-01T00:00:00Z' };

type Row = Readonly<Record<string, string>>;

function readCsv(file: string): readonly Row[] {
  const [header = [], ...rows] = cellsOf(readFileSync(join(FOLDER, file), 'utf8').replace(/^\uFEFF/, ''));
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

/** Cells by row; quotes may hold commas and doubled quotes. */
function cellsOf(text: string): readonly string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
        quoted === undefined ? plain : quoted.replaceAll('""', '"')
      )
    );
}

/** What Cost Management answers for these rows, one page for each subscription. */
function answersOf(rows: readonly Row[]): ReadonlyArray<readonly [ResolvedScope, Array<ReturnType<typeof page>>]> {
  const ids = [...new Set(rows.map((row) => row['SubscriptionId'] ?? ''))];
  return ids.map((subscriptionId) => {
    const own = rows.filter((row) => row['SubscriptionId'] === subscriptionId);
    const cells = own.map((row) => [
      Number(row['Cost']),
      usageDate(row['Date'] ?? ''),
      row['ResourceGroup'],
      row['BillingCurrency'],
    ]);
    const scope: ResolvedScope = {
      kind: 'subscription',
      path: `subscriptions/${subscriptionId}`,
      subscriptionId,
      subscriptionName: own[0]?.['SubscriptionName'] ?? '',
    };
    return [scope, [page(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'], cells)]];
  });
}

/** 20230921 for 09/21/2023. */
function usageDate(date: string): number {
  const [month, day, year] = date.split('/');
  return Number(`${year}${month}${day}`);
}

const describeWithData = existsSync(FOLDER) ? describe : describe.skip;

describeWithData('real exports of Azure costs (left out where ../shared/data is missing)', () => {
  it.each(['EA_ActualCost_Small.csv', 'EA_AmortizedCost_Small.csv'])('%s folds to what its rows add up to', (file) => {
    const rows = readCsv(file);
    expect(rows.length).toBeGreaterThan(5);
    const expected = new Map<string, number>();
    for (const row of rows) {
      const key = [row['SubscriptionId'], row['ResourceGroup']?.toLowerCase() || '(none)', row['BillingCurrency']].join(
        ' '
      );
      expected.set(key, (expected.get(key) ?? 0) + Number(row['Cost']));
    }
    const folded = foldRows({ groupBy: [{ name: 'ResourceGroupName' }] }, SEPTEMBER, answersOf(rows));
    const actual = new Map(
      folded.series.map(({ labels, total }) => [
        [labels['subscriptionId'], labels['ResourceGroupName'], labels['currency']].join(' '),
        total,
      ])
    );
    expect([...actual.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [key, total] of expected) {
      expect(actual.get(key)).toBeCloseTo(total, 9);
    }
  });
});
