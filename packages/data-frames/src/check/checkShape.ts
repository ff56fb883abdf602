import type { Field, FieldOf } from '../Field';
import type { Frame } from '../Frame';
import type { FrameType } from '../FrameMeta';
import { frameFault } from './frameFault';
import { seriesKey } from './seriesKey';

/**
 * Throws a `FrameError` unless the frame has the shape that its `meta.type` promises, as Grafana's dataplane contract
 * and its alert rules read it. A frame without fields is the contract's "no data" and has every shape.
 */
export function checkShape(frame: Frame): void {
  const type = frame.meta?.type;
  if (type === undefined) return;
  checkTypeVersion(frame, type);
  if (frame.fields.length > 0) shapes[type](frame);
}

const shapes: Readonly<Record<FrameType, (frame: Frame) => void>> = {
  'timeseries-wide': (frame) => {
    checkAscending(frame, onlyTimeField(frame), { strictly: true });
    checkValueFields(frame, frame.fields.filter(isNotTime));
  },
  'timeseries-multi': (frame) => {
    checkAscending(frame, onlyTimeField(frame), { strictly: true });
    checkValueFields(frame, frame.fields.filter(isNotTime));
    if (frame.fields.length !== 2) throw frameFault(frame, undefined, 'needs exactly one value field beside the time');
  },
  'timeseries-long': (frame) => {
    checkAscending(frame, onlyTimeField(frame), { strictly: false });
    onlyNumberFields(frame, frame.fields.filter(isNotTime).filter(isNotString));
  },
  'numeric-wide': (frame) => {
    checkSingleRow(frame);
    checkValueFields(frame, frame.fields);
  },
  'numeric-multi': (frame) => {
    checkSingleRow(frame);
    checkValueFields(frame, frame.fields);
    if (frame.fields.length !== 1) throw frameFault(frame, undefined, 'needs exactly one value field');
  },
  'numeric-long': checkNumericLong,
  'log-lines': checkLogLines,
  table: () => undefined,
};

const isNotTime = (field: Field): boolean => field.type !== 'time';
const isNotString = (field: Field): boolean => field.type !== 'string';
const isNumber = (field: Field): boolean => /^(u?int|float)\d+$/.test(field.type);

/** Without its version Grafana reads the frame as untyped, which loses labels and types in alert rules. */
function checkTypeVersion(frame: Frame, type: FrameType): void {
  const minor = type === 'table' || type === 'log-lines' ? 0 : 1;
  const [actualMajor, actualMinor] = frame.meta?.typeVersion ?? [0, 0];
  if (actualMajor !== 0 || actualMinor !== minor) {
    throw frameFault(frame, undefined, `of type ${type} needs meta.typeVersion [0,${minor}]`, frame.meta?.typeVersion);
  }
}

function onlyTimeField(frame: Frame): FieldOf<'time'> {
  const times = frame.fields.filter((field) => field.type === 'time');
  const [time] = times;
  if (time === undefined || times.length > 1) {
    throw frameFault(frame, undefined, `needs exactly one time field but has ${times.length}`);
  }
  if (time.nullable) throw frameFault(frame, time, 'must not be nullable, alert rules refuse such a time');
  return time;
}

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

/**
 * Alert rules know a series by its labels alone: two value fields of one label set make the whole rule fail, whatever
 * their names.
 */
function checkValueFields(frame: Frame, values: readonly Field[]): void {
  if (values.length === 0) throw frameFault(frame, undefined, 'has no value field; without data it must have no field');
  const seen = new Map<string, Field>();
  for (const field of values) {
    if (!isNumber(field) && field.type !== 'boolean') {
      throw frameFault(frame, field, `of type ${field.type} cannot be a series`);
    }
    const key = seriesKey(field.labels);
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw frameFault(frame, field, `has the labels of "${twin.name}"; add one, such as "metric"`, field.labels ?? {});
    }
    seen.set(key, field);
  }
}

function onlyNumberFields(frame: Frame, values: readonly Field[]): readonly Field[] {
  const other = values.find((field) => !isNumber(field) && field.type !== 'boolean');
  if (other !== undefined) throw frameFault(frame, other, `of type ${other.type} has no place in this shape`);
  if (values.length === 0) throw frameFault(frame, undefined, 'has no value field; without data it must have no field');
  return values;
}

function checkSingleRow(frame: Frame): void {
  const rows = frame.fields[0]?.values.length ?? 0;
  if (rows > 1) throw frameFault(frame, undefined, `must have one row but has ${rows}`);
}

function checkNumericLong(frame: Frame): void {
  const labels = frame.fields.filter((field) => field.type === 'string');
  const values = onlyNumberFields(frame, frame.fields.filter(isNotString));
  if (values.length > 1) {
    throw frameFault(
      frame,
      values[1],
      'is a second value column, so that label sets repeat; use a string column "metric" and one value column'
    );
  }
  const seen = new Set<string>();
  const rows = frame.fields[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const key = JSON.stringify(labels.map((label) => label.values[row]));
    if (seen.has(key)) throw frameFault(frame, undefined, `repeats a label set in row ${row}`, key);
    seen.add(key);
  }
}

/** Names and types that Grafana's log panel looks for. */
const logFields: Readonly<Record<string, { readonly type: Field['type']; readonly isRequired: boolean }>> = {
  timestamp: { type: 'time', isRequired: true },
  body: { type: 'string', isRequired: true },
  severity: { type: 'string', isRequired: false },
  id: { type: 'string', isRequired: false },
  labels: { type: 'json', isRequired: false },
};

function checkLogLines(frame: Frame): void {
  for (const [name, { type, isRequired }] of Object.entries(logFields)) {
    const field = frame.fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      if (isRequired) throw frameFault(frame, undefined, `needs a field "${name}"`);
      continue;
    }
    if (field.type !== type) throw frameFault(frame, field, `must be of type ${type}`, field.type);
    if (isRequired && field.nullable) throw frameFault(frame, field, 'must not be nullable');
  }
}
