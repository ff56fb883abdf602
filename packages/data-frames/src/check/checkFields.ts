import type { Field } from '../Field';
import type { Frame } from '../Frame';
import { frameFault } from './frameFault';
import { checkConfig } from './checkConfig';
import { checkValues } from './checkValues';
import { seriesKey } from './seriesKey';

/** Throws a `FrameError` unless all fields are sound and equally long and no two have the same name and labels. */
export function checkFields(frame: Frame): void {
  const first = frame.fields[0];
  const seen = new Set<string>();
  for (const field of frame.fields) {
    if (typeof field.name !== 'string') {
      throw frameFault(frame, field, 'has a name that is not a string', field.name);
    }
    if (first !== undefined && field.values.length !== first.values.length) {
      const lengths = `${field.values.length} values where "${first.name}" has ${first.values.length}`;
      throw frameFault(frame, field, `has ${lengths}`);
    }
    checkLabels(frame, field);
    const key = JSON.stringify([field.name, seriesKey(field.labels)]);
    if (seen.has(key)) {
      throw frameFault(frame, field, 'repeats the name and labels of another field', field.labels);
    }
    seen.add(key);
    checkConfig(frame, field);
    checkValues(frame, field);
  }
}

function checkLabels(frame: Frame, field: Field): void {
  for (const [name, value] of Object.entries(field.labels ?? {})) {
    if (typeof value !== 'string') {
      throw frameFault(frame, field, `has a label "${name}" that is not a string`, value);
    }
  }
}
