import { addDays, parseDay, toUsageDate } from '@glance/time-buckets';
import * as fc from 'fast-check';
import { parseCostChangesQuery } from '../../../shared/costChangesSchema';
import { DATA, page, WEB } from '../../../../test/fixtures/foldRows';
import { readCostPages } from '../costs/readCostPages';
import type { ResolvedScope } from '../costs/ResolvedScope';
import { foldCostChanges } from './fold';
import { planCostChanges } from './plan';

const CURRENT = parseDay('2026-11-18');
const NOW_MS = Date.parse('2026-11-20T12:00:00Z');
const QUESTION = { granularity: 'Daily', groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }] } as const;

interface Row {
  readonly cost: number;
  /** Days before the current one; a negative one is after it, in the unsettled days. */
  readonly daysAgo: number;
  readonly group: string;
  readonly currency: string;
  readonly scope: ResolvedScope;
}

// Multiples of 12, so that means of one to four days are whole and sums are exact in any order.
const row: fc.Arbitrary<Row> = fc.record({
  cost: fc.integer({ min: -20, max: 100 }).map((twelfths) => twelfths * 12),
  daysAgo: fc.oneof(fc.integer({ min: -2, max: 36 }), fc.constantFrom(0, 7, 14, 21, 28)),
  group: fc.constantFrom('web', 'Web', 'data', '', 'ops'),
  currency: fc.constantFrom('USD', 'EUR'),
  scope: fc.constantFrom(WEB, DATA),
});
const weeks = fc.integer({ min: 1, max: 4 });
const restDays = fc.integer({ min: 0, max: 6 });

function folded(rows: readonly Row[], baselineDays: number) {
  const query = parseCostChangesQuery(
    { queryType: 'costChanges', groupBy: QUESTION.groupBy, baselineDays },
    { fromAlert: false }
  );
  const comparison = planCostChanges(query, { fromMs: NOW_MS, toMs: NOW_MS, nowMs: NOW_MS });
  if (comparison === undefined) {
    throw new Error('the range lies in the future');
  }
  const asked = { ...QUESTION, metric: 'Cost', from: '2026-09-01', to: '2026-11-20' } as const;
  const answers = [WEB, DATA].map((scope) => {
    const cells = rows
      .filter((one) => one.scope === scope)
      .map(({ cost, daysAgo, group, currency }) => [cost, toUsageDate(addDays(CURRENT, -daysAgo)), group, currency]);
    const table = readCostPages([page(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'], cells)], asked);
    return { scope, question: QUESTION, table };
  });
  return foldCostChanges({ query, comparison, scopes: [WEB, DATA], answers }).changes;
}

/** What a person would do with a pencil: one list of numbers for each group and currency. */
function expected(rows: readonly Row[], weekCount: number) {
  const groups = new Map<string, { current: number; before: number; hasCost: boolean }>();
  const days = Array.from({ length: weekCount + 1 }, (_, week) => week * 7);
  const keys = new Set(rows.map(keyOf));
  for (const key of keys) {
    const own = rows.filter((one) => keyOf(one) === key);
    const sums = days.map((daysAgo) =>
      own.filter((one) => one.daysAgo === daysAgo).reduce((sum, { cost }) => sum + cost, 0)
    );
    const [current = 0, ...before] = sums;
    const hasCost = sums.some((sum) => sum !== 0);
    groups.set(key, { current, before: before.reduce((sum, one) => sum + one, 0), hasCost });
  }
  return Object.fromEntries(
    [...groups].flatMap(([key, { current, before, hasCost }]) => {
      const baseline = before / weekCount;
      const percent = baseline === 0 ? null : (100 * (current - baseline)) / Math.abs(baseline);
      return hasCost ? [[key, [current, baseline, current - baseline, percent]]] : [];
    })
  );
}

function keyOf({ scope, group, currency }: Row): string {
  return [scope === WEB ? 'Web' : 'Data', group.toLowerCase() || '(none)', currency].join('|');
}

describe('folding any rows into changes', () => {
  it('tells of each group what a naive reading of the rows tells', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), weeks, restDays, (rows, weekCount, rest) => {
        const actual = folded(rows, weekCount * 7 + rest).map(
          ({ labels, current, baseline, change, changePercent }) => [
            [labels['subscription'], labels['ResourceGroupName'], labels['currency']].join('|'),
            [current, baseline, change, changePercent === null ? null : expect.closeTo(changePercent, 6)],
          ]
        );
        expect(expected(rows, weekCount)).toEqual(Object.fromEntries(actual));
      })
    );
  });

  it('never tells of two changes with the same labels, and the largest increase first', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), weeks, (rows, weekCount) => {
        const changes = folded(rows, weekCount * 7);
        const labels = changes.map((one) => JSON.stringify(one.labels));
        expect(new Set(labels).size).toBe(labels.length);
        const amounts = changes.map(({ change }) => change ?? NaN);
        expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
      })
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        fc
          .array(row, { minLength: 1, maxLength: 40 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(folded(shuffled, 28)).toEqual(folded(rows, 28));
        }
      )
    );
  });
});
