import type { Field } from '../Field';
import type { Frame } from '../Frame';
import { frameFault } from './frameFault';
import { seriesKey } from './seriesKey';

/** Whether Grafana sees a number, or a boolean that it takes for one. */
function isNumeric({ type }: Field): boolean {
  return type === 'boolean' || /^(u?int|float)\d+$/.test(type);
}

/**
 * Throws a `FrameError` unless there is a value field and all are numeric. Without data a frame must have no field at
 * all: alert rules refuse labels or times alone.
 */
export function checkNumericFields(frame: Frame, values: readonly Field[]): void {
  const other = values.find((field) => !isNumeric(field));
  if (other !== undefined) {
    throw frameFault(frame, other, `of type ${other.type} has no place in this shape`);
  }
  if (values.length === 0) {
    throw frameFault(frame, undefined, 'has no value field; without data it must have no field');
  }
}

/**
 * Also throws when two value fields have the same label set. Alert rules know a series by its labels alone: such a pair
 * makes the whole rule fail, whatever the names.
 */
export function checkSeriesFields(frame: Frame, values: readonly Field[]): void {
  checkNumericFields(frame, values);
  const seen = new Map<string, Field>();
  for (const field of values) {
    const key = seriesKey(field.labels);
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw frameFault(frame, field, `has the labels of "${twin.name}"; add one, such as "metric"`, field.labels ?? {});
    }
    seen.set(key, field);
  }
}
