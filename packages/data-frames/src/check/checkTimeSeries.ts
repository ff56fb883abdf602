import type { Field, FieldOf } from '../Field';
import type { Frame } from '../Frame';
import { checkNumericFields, checkSeriesFields } from './checkValueFields';
import { frameFault } from './frameFault';

/** One frame of several series: throws a `FrameError` unless their common time is strictly ascending. */
export function checkTimeSeriesWide(frame: Frame): void {
  checkAscending(frame, onlyTimeField(frame), { strictly: true });
  checkSeriesFields(frame, frame.fields.filter(isNotTime));
}

/** One frame of one series. */
export function checkTimeSeriesMulti(frame: Frame): void {
  checkTimeSeriesWide(frame);
  if (frame.fields.length !== 2) {
    throw frameFault(frame, undefined, 'needs exactly one value field beside the time');
  }
}

/** Rows of time, labels and values: a time comes once per label set. */
export function checkTimeSeriesLong(frame: Frame): void {
  checkAscending(frame, onlyTimeField(frame), { strictly: false });
  checkNumericFields(
    frame,
    frame.fields.filter((field) => isNotTime(field) && field.type !== 'string')
  );
}

function isNotTime(field: Field): boolean {
  return field.type !== 'time';
}

function onlyTimeField(frame: Frame): FieldOf<'time'> {
  const times = frame.fields.filter((field) => field.type === 'time');
  const [time] = times;
  if (time === undefined || times.length > 1) {
    throw frameFault(frame, undefined, `needs exactly one time field but has ${times.length}`);
  }
  if (time.nullable) {
    throw frameFault(frame, time, 'must not be nullable, alert rules refuse such a time');
  }
  return time;
}

/** Alert rules take the rows as they come: their reducer `last` is the last row, whatever its time. */
function checkAscending(frame: Frame, time: FieldOf<'time'>, { strictly }: { readonly strictly: boolean }): void {
  let before = -Infinity;
  for (let row = 0; row < time.values.length; row++) {
    const at = time.values[row] ?? 0;
    if (at < before || (strictly && at === before)) {
      throw frameFault(frame, time, `is not ascending, row ${row} follows ${before}`, at);
    }
    before = at;
  }
}
