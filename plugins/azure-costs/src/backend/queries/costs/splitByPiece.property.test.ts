import { addDays, addMonths, endOfMonth, formatDay, monthOf, parseDay, startOfMonth } from '@glance/time-buckets';
import * as fc from 'fast-check';
import type { CostsPiece } from './CostsPiece';
import type { CostTable } from './CostTable';
import { packRows } from './packRows';
import { splitByPiece } from './splitByPiece';

const FIRST = monthOf(parseDay('2026-01-01'));

function months(count: number): readonly CostsPiece[] {
  return Array.from({ length: count }, (_, index) => {
    const month = addMonths(FIRST, index);
    const days = { first: startOfMonth(month), last: endOfMonth(month) };
    return { name: String(index), days, needed: days };
  });
}

const GROUPS = ['web', 'data', ''].flatMap((value) =>
  ['USD', 'EUR'].map((currency) => ({ values: [value], currency }))
);

interface Row {
  readonly slot: number;
  readonly group: number;
  readonly amount: number;
}

function tableOf(rows: readonly Row[]): CostTable {
  return packRows(
    {
      groups: GROUPS,
      groupOfRow: rows.map(({ group }) => group),
      slotOfRow: rows.map(({ slot }) => slot),
      amounts: rows.map(({ amount }) => amount),
    },
    rows.length
  );
}

const written = ({ groups, groupOfRow, slotOfRow, amounts }: CostTable) =>
  [...amounts].map((amount, row) => {
    const { values, currency } = groups[groupOfRow[row] ?? -1]!;
    return `${slotOfRow[row]} ${values[0]} ${currency} ${amount}`;
  });

const run = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const dayCount = endOfMonth(addMonths(FIRST, count - 1)) - startOfMonth(FIRST) + 1;
  const row = fc.record({
    day: fc.integer({ min: 0, max: dayCount - 1 }),
    group: fc.integer({ min: 0, max: GROUPS.length - 1 }),
    amount: fc.integer({ min: -10, max: 10 }),
  });
  return fc.record({ pieces: fc.constant(months(count)), rows: fc.array(row, { maxLength: 60 }) });
});

describe('cutting an answer by month', () => {
  it.each(['Daily', 'Monthly'] as const)(
    'loses no row of %s costs, and puts each where its month is',
    (granularity) => {
      fc.assert(
        fc.property(run, ({ pieces, rows }) => {
          const dated = rows.map(({ day, ...row }) => ({ ...row, day: addDays(startOfMonth(FIRST), day) }));
          const slotOf = ({ day }: (typeof dated)[number]) => (granularity === 'Monthly' ? monthOf(day) : day);
          const whole = tableOf(dated.map((row) => ({ ...row, slot: slotOf(row) })));
          const parts = splitByPiece(whole, pieces, granularity);
          expect(parts).toHaveLength(pieces.length);
          parts.forEach((part, index) => {
            const inMonth = dated.filter(({ day }) => monthOf(day) === addMonths(FIRST, index));
            expect(written(part)).toEqual(written(tableOf(inMonth.map((row) => ({ ...row, slot: slotOf(row) })))));
          });
        })
      );
    }
  );

  it('gives each month the groups that it has rows of, once each', () => {
    fc.assert(
      fc.property(run, ({ pieces, rows }) => {
        fc.pre(pieces.length > 1);
        const whole = tableOf(rows.map(({ day, ...row }) => ({ ...row, slot: addDays(startOfMonth(FIRST), day) })));
        for (const { groups, groupOfRow } of splitByPiece(whole, pieces, 'Daily')) {
          expect(new Set(groups).size).toBe(groups.length);
          expect(new Set(groupOfRow).size).toBe(groups.length);
        }
      })
    );
  });

  it('makes an empty table of a month without costs', () => {
    const [january, february] = splitByPiece(
      tableOf([{ slot: parseDay('2026-02-03'), group: 0, amount: 1 }]),
      months(2),
      'Daily'
    );
    expect(january).toEqual({ ...tableOf([]), groups: [] });
    expect(formatDay(addDays(parseDay('1970-01-01'), february?.slotOfRow[0] ?? 0))).toBe('2026-02-03');
  });
});
