import type { CalendarDay } from '@glance/time-buckets';
import { METRICS, type Metric, type Source } from '../../../shared/sources';

/**
 * Figures of a source by day and name, column by column. Held in the cache and shared, so never changed. A day and name
 * without a row had no mail.
 */
export interface StatsTable {
  /** Each once; `['']` for the source `global`. */
  readonly names: readonly string[];
  /** For each row its day. */
  readonly dayOfRow: Int32Array;
  /** For each row the index of its name in `names`. */
  readonly nameOfRow: Uint16Array;
  /** For each row all figures of the source, in the order of `METRICS[source]`. */
  readonly figures: Float64Array;
}

/** One day of a name, as it is put into a table. */
export interface StatsRow {
  readonly day: CalendarDay;
  readonly name: string;
  /** In the order of `METRICS[source]`. */
  readonly figures: readonly number[];
}

/** Puts rows into columns. */
export function statsTable(source: Source, rows: readonly StatsRow[]): StatsTable {
  const width = METRICS[source].length;
  const indexOf = new Map<string, number>();
  const figures = new Float64Array(rows.length * width);
  const nameOfRow = new Uint16Array(rows.length);
  rows.forEach((row, at) => {
    const index = indexOf.get(row.name) ?? indexOf.size;
    indexOf.set(row.name, index);
    nameOfRow[at] = index;
    figures.set(row.figures.slice(0, width), at * width);
  });
  return { names: [...indexOf.keys()], dayOfRow: Int32Array.from(rows, ({ day }) => day), nameOfRow, figures };
}

/** Where a figure stands in a row of a source; -1 when the source does not have it. */
export function columnOf(source: Source, metric: Metric): number {
  const metrics: readonly Metric[] = METRICS[source];
  return metrics.indexOf(metric);
}
