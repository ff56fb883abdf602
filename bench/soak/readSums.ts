import type { Field, Frame } from '@glance/data-frames';
import { type Day, dayMs, type Metric, sumKey, type Sums } from './Truth';

/** How an answer is to be read. */
export interface Reading {
  /** The label that a grouping has; none: a single series for each subscription and currency. */
  readonly groupLabel: string | undefined;
  /** The column of numbers, in answers by row. */
  readonly column: string;
  readonly metric: Metric;
  /** Times after this day are left out. */
  readonly throughDay: Day;
}

/** What a frame adds up to, whichever shape it has: series side by side, or rows with labels in columns. */
export function readSums(frame: Frame, { groupLabel, column, metric, throughDay }: Reading): Sums {
  const sums = new Map<string, number>();
  const time = frame.fields.find(({ type }) => type === 'time');
  const isRead = (row: number) => time === undefined || Number(time.values[row]) < (throughDay + 1) * dayMs;
  const add = (label: (name: string) => string, field: Field, row: number) => {
    if (isRead(row) && isPresent(field, row)) {
      const currency = metric === 'Cost' ? label('currency') : '';
      const group = groupLabel === undefined ? '(none)' : label(groupLabel);
      const key = sumKey(label('subscriptionId'), currency, group);
      sums.set(key, (sums.get(key) ?? 0) + Number(field.values[row]));
    }
  };
  const isByRow = frame.fields.some(({ type }) => type === 'string');
  for (const field of frame.fields) {
    if (field.type === 'float64' && (!isByRow || field.name === column)) {
      for (let row = 0; row < field.values.length; row += 1) {
        add((name) => (isByRow ? cell(frame, name, row) : (field.labels?.[name] ?? '')), field, row);
      }
    }
  }
  return sums;
}

function cell(frame: Frame, name: string, row: number): string {
  return String(frame.fields.find((field) => field.name === name)?.values[row] ?? '');
}

function isPresent({ validity, values }: Field, row: number): boolean {
  const isValid = validity === undefined || ((validity[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  return isValid && values[row] !== null;
}
