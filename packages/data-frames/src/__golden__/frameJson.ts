import type { Field } from '../Field';
import type { FieldType } from '../FieldType';
import type { Frame } from '../Frame';
import { rowsOf } from '../decode';

/** `type` and `typeInfo.frame` of each field type in Grafana's frame JSON. */
const jsonTypes = {
  int8: ['number', 'int8'],
  int16: ['number', 'int16'],
  int32: ['number', 'int32'],
  int64: ['number', 'int64'],
  uint8: ['number', 'uint8'],
  uint16: ['number', 'uint16'],
  uint32: ['number', 'uint32'],
  uint64: ['number', 'uint64'],
  float32: ['number', 'float32'],
  float64: ['number', 'float64'],
  string: ['string', 'string'],
  boolean: ['boolean', 'bool'],
  time: ['time', 'time.Time'],
  json: ['other', 'json.RawMessage'],
  enum: ['enum', 'enum'],
} as const satisfies Record<FieldType, readonly [string, string]>;

/**
 * A decoded frame as the official Go SDK writes it as JSON (`data.FrameToJSON`), so that the conformance lane can
 * compare the two. A number without a JSON form is null in `values` and listed in `entities`; 64-bit integers are
 * written digit by digit, beyond what `JSON.parse` keeps.
 */
export function frameJson({ name, refId, meta, fields }: Frame): string {
  const columns = fields.map(rowsOf);
  const entities = columns.map(entitiesOf);
  const json = {
    schema: { name, refId, meta, fields: fields.map(fieldSchema) },
    data: {
      values: columns.map((column) => column.map((value) => (entityName(value) === undefined ? value : null))),
      ...(entities.some((entity) => entity !== null) && { entities }),
    },
  };
  const text = JSON.stringify(json, (_, value: unknown) => (typeof value === 'bigint' ? `bigint ${value}` : value));
  return text.replace(/"bigint (-?\d+)"/g, '$1');
}

function fieldSchema({ name, type, nullable, labels, config }: Field): object {
  const [simple, frame] = jsonTypes[type];
  return { name, type: simple, typeInfo: { frame, ...(nullable && { nullable }) }, labels, config };
}

type EntityName = 'NaN' | 'Inf' | 'NegInf';

function entityName(value: unknown): EntityName | undefined {
  if (typeof value !== 'number' || Number.isFinite(value)) {
    return undefined;
  }
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  return value > 0 ? 'Inf' : 'NegInf';
}

function entitiesOf(column: readonly unknown[]): Partial<Record<EntityName, number[]>> | null {
  const rows: Partial<Record<EntityName, number[]>> = {};
  column.forEach((value, row) => {
    const entity = entityName(value);
    if (entity !== undefined) {
      (rows[entity] ??= []).push(row);
    }
  });
  return Object.keys(rows).length === 0 ? null : rows;
}
