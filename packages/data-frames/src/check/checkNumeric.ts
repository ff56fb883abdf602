import type { Frame } from '../Frame';
import { checkNumericFields, checkSeriesFields } from './checkValueFields';
import { frameFault } from './frameFault';

/** One row of numbers, told apart by the labels of their fields. */
export function checkNumericWide(frame: Frame): void {
  const rows = frame.fields[0]?.values.length ?? 0;
  if (rows > 1) {
    throw frameFault(frame, undefined, `must have one row but has ${rows}`);
  }
  checkSeriesFields(frame, frame.fields);
}

/** One number. */
export function checkNumericMulti(frame: Frame): void {
  checkNumericWide(frame);
  if (frame.fields.length !== 1) {
    throw frameFault(frame, undefined, 'needs exactly one value field');
  }
}

/** A number per row, told apart by its string columns. */
export function checkNumericLong(frame: Frame): void {
  const labels = frame.fields.filter((field) => field.type === 'string');
  const values = frame.fields.filter((field) => field.type !== 'string');
  checkNumericFields(frame, values);
  if (values.length > 1) {
    const advice = 'use a string column "metric" and one value column';
    throw frameFault(frame, values[1], `is a second value column, so that label sets repeat; ${advice}`);
  }
  const seen = new Set<string>();
  const rows = frame.fields[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const key = JSON.stringify(labels.map((label) => label.values[row]));
    if (seen.has(key)) {
      throw frameFault(frame, undefined, `repeats a label set in row ${row}`, key);
    }
    seen.add(key);
  }
}
