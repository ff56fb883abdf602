import { addDays, type CalendarDay, dayOf, formatDay, isWithin, monthOf, weekOf } from '@glance/time-buckets';
import fc from 'fast-check';
import { DIVISORS, type Metric, METRICS, NAME_LABELS, ratesOf, type Source, SOURCES } from '../../../shared/sources';
import { AGGREGATIONS, type Aggregation } from '../../../shared/StatsQuery';
import { parseStatsQuery } from '../../../shared/statsSchema';
import { foldStats } from './fold';
import { type PeriodAxis, statsPeriod } from './period';
import { columnOf, type StatsRow, statsTable } from './StatsTable';

// Clocks change within the days below: in October and November, in September and October, by half an hour, and at midnight.
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'America/Asuncion',
];
const NAMES = ['news', 'receipts', 'winter sale'];
const NOW_MS = Date.parse('2026-11-25T10:00:00Z');
const FIRST_MS = Date.parse('2026-09-01T00:00:00Z');

const instants = fc.integer({ min: FIRST_MS, max: NOW_MS });
const axes = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    aggregatedBy: fc.constantFrom(...AGGREGATIONS),
    ends: fc.tuple(instants, instants),
  })
  .map(({ zone, aggregatedBy, ends }) => {
    const [fromMs = 0, toMs = 0] = [...ends].sort((a, b) => a - b);
    const period = statsPeriod({ aggregatedBy, today: 'include' }, { fromMs, toMs, nowMs: NOW_MS }, zone);
    if (period.kind !== 'period') {
      throw new Error(period.kind);
    }
    return { aggregatedBy, zone, axis: period.axis };
  });

/** Days of all months that the range touches, and of their neighbours. */
const rowsOf = (source: Source): fc.Arbitrary<readonly StatsRow[]> =>
  fc.uniqueArray(
    fc.record({
      day: fc.integer({ min: 0, max: 110 }).map((index) => addDays(dayOf(FIRST_MS), index - 15)),
      name: source === 'global' ? fc.constant('') : fc.constantFrom(...NAMES),
      figures: fc.array(fc.integer({ min: 0, max: 1000 }), {
        minLength: METRICS[source].length,
        maxLength: METRICS[source].length,
      }),
    }),
    { maxLength: 60, selector: ({ day, name }) => `${day} ${name}` }
  );

const scenarios = fc.constantFrom(...SOURCES).chain((source) =>
  fc.record({
    source: fc.constant(source),
    axis: axes,
    rows: rowsOf(source),
    metric: fc.constantFrom(...METRICS[source]),
    rate: fc.constantFrom(undefined, ...ratesOf(source)),
  })
);

const samePeriod: Readonly<Record<Aggregation, (a: CalendarDay, b: CalendarDay) => boolean>> = {
  day: (a, b) => a === b,
  week: (a, b) => weekOf(a) === weekOf(b),
  month: (a, b) => monthOf(a) === monthOf(b),
};

/** Answers as they come: a table for each month. */
function answersOf(source: Source, rows: readonly StatsRow[], axis: PeriodAxis) {
  const asked = { account: { id: 'a', name: 'a', timeZone: axis.zone }, axis };
  const months = [...new Set(rows.map(({ day }) => monthOf(day)))];
  return months.map((month) => ({
    asked,
    table: statsTable(
      source,
      rows.filter(({ day }) => monthOf(day) === month)
    ),
  }));
}

describe('foldStats', () => {
  it('gives each period the plain sum of its days, whatever the source, zone and period', () => {
    fc.assert(
      fc.property(scenarios, ({ source, axis: { axis, aggregatedBy, zone }, rows, metric, rate }) => {
        const query = parseStatsQuery(
          { queryType: 'stats', source, aggregatedBy, metrics: [metric], rates: rate === undefined ? [] : [rate] },
          { fromAlert: false }
        );
        const shown = rows.filter(({ day }) => isWithin(axis.days, day));
        const series = foldStats({
          query,
          answers: answersOf(source, rows, axis),
          namesOf: () => (source === 'global' ? [''] : undefined),
        });
        const names = new Set(shown.map(({ name }) => name));
        const label = source === 'global' ? undefined : NAME_LABELS[source];
        // Nobody has a series who had no mail on the days that are shown.
        if (label !== undefined) {
          expect(new Set(series.map(({ labels }) => labels[label]))).toEqual(names);
        }
        const sums = (name: string, figure: string) =>
          [...axis.times].map((startMs) =>
            shown
              .filter((row) => row.name === name && samePeriod[aggregatedBy](row.day, dayOf(startMs, zone)))
              .reduce((sum, { figures }) => sum + (figures[columnOf(source, figure as Metric)] ?? 0), 0)
          );
        for (const { name, isRate, values } of series) {
          const parts = sums(name, isRate && rate !== undefined ? rate : metric);
          const wholes = isRate && rate !== undefined ? sums(name, DIVISORS[rate]) : undefined;
          expect(values).toEqual(
            wholes === undefined
              ? parts
              : parts.map((part, slot) => (wholes[slot] === 0 ? null : (100 * part) / (wholes[slot] ?? 0)))
          );
        }
      }),
      { numRuns: 300 }
    );
  });

  it('does not depend on how days are cut into answers, nor on their order', () => {
    fc.assert(
      fc.property(
        scenarios,
        fc.infiniteStream(fc.boolean()),
        ({ source, axis: { axis, aggregatedBy }, rows }, coin) => {
          const query = parseStatsQuery({ queryType: 'stats', source, aggregatedBy }, { fromAlert: false });
          const asked = { account: { id: 'a', name: 'a', timeZone: axis.zone }, axis };
          const [heads, tails]: [StatsRow[], StatsRow[]] = [[], []];
          rows.forEach((row) => (coin.next().value === true ? heads : tails).push(row));
          const fold = (...parts: ReadonlyArray<readonly StatsRow[]>) =>
            foldStats({
              query,
              answers: parts.map((part) => ({ asked, table: statsTable(source, part) })),
              namesOf: () => (source === 'global' ? [''] : undefined),
            });
          expect(fold([...tails].reverse(), heads)).toEqual(fold(rows));
        }
      ),
      { numRuns: 200 }
    );
  });
});

describe('periods', () => {
  it('begin at midnight of the zone, follow each other without a gap, and hold the range up to today', () => {
    fc.assert(
      fc.property(axes, ({ axis: { times, days, slotOf }, zone }) => {
        const starts = [...times].map((startMs) => dayOf(startMs, zone));
        starts.forEach((start, slot) => {
          expect(dayOf((times[slot] ?? 0) - 1, zone)).toBe(addDays(start, -1));
          expect(slotOf(start)).toBe(slot);
          expect(slotOf(addDays(start, -1))).toBe(slot - 1);
        });
        expect(formatDay(starts[0] as CalendarDay)).toBe(formatDay(days.first));
        expect(slotOf(days.last)).toBe(times.length - 1);
        expect(days.last).toBeLessThanOrEqual(dayOf(NOW_MS, zone));
      }),
      { numRuns: 300 }
    );
  });
});
