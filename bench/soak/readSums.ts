import type { Field, Frame } from '@glance/data-frames';
import { addTo, type Expectation, type Span, sumKey, type Sums } from './Question';

/** What frames add up to, whichever shape they have: series side by side, or rows with labels in columns. */
export function readSums(
  frames: readonly Frame[],
  { column, labels }: Pick<Expectation, 'column' | 'labels'>,
  { fromMs, toMs }: Span
): Sums {
  const sums = new Map<string, number>();
  for (const frame of frames) {
    const isByRow = frame.fields.some(({ type }) => type === 'string');
    const labelOf = ({ labels: own }: Field, name: string, row: number) =>
      isByRow ? cell(frame, name, row) : (own?.[name] ?? '');
    const time = frame.fields.find(({ type }) => type === 'time');
    const isRead = (row: number) =>
      time === undefined || (Number(time.values[row]) >= fromMs && Number(time.values[row]) < toMs);
    for (const field of frame.fields.filter(({ type, name }) => type === 'float64' && name === column)) {
      for (let row = 0; row < field.values.length; row += 1) {
        if (isRead(row) && isPresent(field, row)) {
          addTo(sums, sumKey(labels.map((name) => labelOf(field, name, row))), Number(field.values[row]));
        }
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
