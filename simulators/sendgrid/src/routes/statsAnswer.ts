import { addCounts, type Figures, noFigures } from '../mail/Figures';
import { type DayRange, daysOf } from '../parameters/DayRange';
import { formatDay, type LocalDay, startOf } from '../time/LocalDay';

/** What a row of statistics is about. */
export type StatType = 'category' | 'subuser' | 'mailbox_provider';

/** A row of statistics. */
interface Stat<Metrics = Figures> {
  readonly type?: StatType;
  readonly name?: string;
  readonly metrics: Metrics;
}

/** The statistics of a day, week or month, named by its first day. */
export interface DatedStats<Metrics = Figures> {
  readonly date: string;
  readonly stats: ReadonlyArray<Stat<Metrics>>;
}

/** Figures of some days by name; `''` where there are no names. */
export type FiguresOfDays = (name: string, days: readonly LocalDay[]) => Figures;

/** Every period of a range with a row for each name, quiet ones included. Periods hold only days of the range. */
export function datedStats(
  range: DayRange,
  {
    names,
    type,
    figures,
  }: { readonly names: readonly string[]; readonly type: StatType; readonly figures: FiguresOfDays }
): readonly DatedStats[] {
  return periodsOf(range).map(([first, days]) => ({
    date: formatDay(first),
    stats: names.map((name) => ({ type, name, metrics: figures(name, days) })),
  }));
}

/** As {@link datedStats}, of all mail. */
export function globalStats(range: DayRange, figures: FiguresOfDays): readonly DatedStats[] {
  return periodsOf(range).map(([first, days]) => ({
    date: formatDay(first),
    stats: [{ metrics: figures('', days) }],
  }));
}

/** The sum of figures of several days. */
export function sumOf(days: readonly LocalDay[], figuresOf: (day: LocalDay) => Figures | undefined): Figures {
  const sum = noFigures();
  for (const day of days) {
    addCounts(sum, figuresOf(day) ?? {});
  }
  return sum;
}

function periodsOf(range: DayRange): ReadonlyArray<readonly [first: LocalDay, days: readonly LocalDay[]]> {
  const periods = new Map<LocalDay, LocalDay[]>();
  for (const day of daysOf(range)) {
    const first = startOf(range.aggregation, day);
    periods.set(first, [...(periods.get(first) ?? []), day]);
  }
  return [...periods];
}
