import * as fc from 'fast-check';
import { DATA, foldRows, page, WEB } from '../../../../test/fixtures/foldRows';
import type { CostPage } from './CostPage';
import type { ResolvedScope } from './ResolvedScope';

const RANGE = { from: '2026-11-14T00:00:00Z', to: '2026-11-21T00:00:00Z' };
const FIRST_DATE = 20261112;
const DAYS = 7;
const FIRST_UNSETTLED = 5;

interface Row {
  readonly cost: number;
  readonly date: number;
  readonly group: string;
  readonly currency: string;
  readonly scope: ResolvedScope;
}

// Whole numbers: their sums are exact in any order. Dates reach two days beyond both ends of the range.
const row: fc.Arbitrary<Row> = fc.record({
  cost: fc.integer({ min: -50, max: 1000 }),
  date: fc.integer({ min: FIRST_DATE, max: FIRST_DATE + DAYS + 3 }),
  group: fc.constantFrom('web', 'Web', 'WEB', 'data', 'Data', '', 'ops'),
  currency: fc.constantFrom('USD', 'EUR'),
  scope: fc.constantFrom(WEB, DATA),
});

const COLUMNS = ['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'] as const;
const columnOrder = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });

function pagesOf(rows: readonly Row[], order: readonly number[], pageSize: number): readonly CostPage[] {
  const cells = rows.map(({ cost, date, group, currency }) => [cost, date, group, currency]);
  return Array.from({ length: Math.ceil(cells.length / pageSize) }, (_, index) =>
    page(
      order.map((column) => COLUMNS[column] ?? ''),
      cells.slice(index * pageSize, (index + 1) * pageSize).map((values) => order.map((column) => values[column]))
    )
  );
}

function folded(rows: readonly Row[], { order = [0, 1, 2, 3], pageSize = 1000, model = {} } = {}) {
  return foldRows(
    { groupBy: [{ name: 'ResourceGroupName' }], ...model },
    RANGE,
    [WEB, DATA].map(
      (scope) =>
        [
          scope,
          pagesOf(
            rows.filter((one) => one.scope === scope),
            order,
            pageSize
          ),
        ] as const
    )
  );
}

const drawn = (rows: readonly Row[], options: Parameters<typeof folded>[1] = {}) =>
  folded(rows, options).series.map(({ labels, amounts, present }) => ({
    labels,
    amounts: [...amounts],
    present: [...present],
  }));

/** What a person would do with a pencil. */
function expected(rows: readonly Row[]): Map<string, Array<number | null>> {
  const sums = new Map<string, Array<number | null>>();
  for (const { cost, date, group, currency, scope } of rows) {
    const day = date - FIRST_DATE - 2;
    if (day < 0 || day >= DAYS) {
      continue;
    }
    const key = [scope === WEB ? 'Web' : 'Data', group.toLowerCase() || '(none)', currency].join('|');
    const empty = Array.from({ length: DAYS }, (_, slot) => (slot < FIRST_UNSETTLED ? 0 : null));
    const values = sums.get(key) ?? empty;
    values[day] = (values[day] ?? 0) + cost;
    sums.set(key, values);
  }
  return sums;
}

describe('folding any rows', () => {
  it('adds up what belongs together and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const actual = new Map(
          folded(rows).series.map(({ labels, amounts, present }) => [
            [labels['subscription'], labels['ResourceGroupName'], labels['currency']].join('|'),
            [...amounts].map((amount, slot) => (present[slot] === 1 ? amount : null)),
          ])
        );
        expect(actual).toEqual(expected(rows));
      })
    );
  });

  it('does not depend on the order of rows, columns and pages', () => {
    fc.assert(
      fc.property(
        fc
          .array(row, { minLength: 1, maxLength: 40 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        columnOrder,
        fc.integer({ min: 1, max: 12 }),
        ([rows, shuffled], order, pageSize) => {
          expect(drawn(shuffled, { order, pageSize })).toEqual(drawn(rows));
        }
      )
    );
  });

  it('keeps the sum of every currency when the largest groups and the others are shown', () => {
    const sums = (rows: readonly Row[], model: object) => {
      const byCurrency = new Map<string, number>();
      for (const { currency, total } of folded(rows, { model }).series) {
        byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + total);
      }
      return byCurrency;
    };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (rows, limit) => {
        expect(sums(rows, { top: { limit } })).toEqual(sums(rows, {}));
        const shown = folded(rows, { model: { top: { limit, others: false } } }).series;
        const usd = shown.filter(({ currency }) => currency === 'USD');
        expect(usd.length).toBeLessThanOrEqual(limit);
      })
    );
  });

  it('never gives two series the same labels', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (rows, limit) => {
        const labels = folded(rows, { model: { top: { limit } } }).series.map((series) =>
          JSON.stringify(series.labels)
        );
        expect(new Set(labels).size).toBe(labels.length);
      })
    );
  });
});
