import { isBitSet, type Field, type FieldType, type Frame } from '@glance/data-frames';

/** A frame as `/api/ds/query` sends it to the browser; written as JSON with `JSON.stringify`. */
export interface FrameJson {
  readonly schema: object;
  readonly data: { readonly values: readonly unknown[][]; readonly entities?: ReadonlyArray<Entities | null> };
}

/** Rows whose value JSON has no number for; the value itself is null there. */
type Entities = { NaN?: number[]; Inf?: number[]; NegInf?: number[] };

const goTypes: Partial<Record<FieldType, string>> = {
  boolean: 'bool',
  time: 'time.Time',
  json: 'json.RawMessage',
};

/**
 * Grafana's JSON form of a frame (grafana-plugin-sdk-go, data/frame_json.go). Times are whole milliseconds, as decoded
 * frames have them, so the part `nanos` never appears; 64-bit integers lose precision above 2^53, as in every browser.
 */
export function frameToJson(frame: Frame, refId: string): FrameJson {
  const columns = frame.fields.map(columnToJson);
  const hasEntities = columns.some((column) => column.entities);
  return {
    schema: {
      ...(frame.name && { name: frame.name }),
      refId: frame.refId || refId,
      ...(frame.meta && { meta: frame.meta }),
      fields: frame.fields.map(fieldSchema),
    },
    data: {
      values: columns.map((column) => column.values),
      ...(hasEntities && { entities: columns.map((column) => column.entities ?? null) }),
    },
  };
}

function fieldSchema({ name, type, nullable, labels, config }: Field) {
  return {
    name,
    type: schemaType(type),
    typeInfo: { frame: goTypes[type] ?? type, ...(nullable && { nullable }) },
    ...(labels && Object.keys(labels).length > 0 && { labels }),
    ...(config && Object.keys(config).length > 0 && { config }),
  };
}

function schemaType(type: FieldType): string {
  switch (type) {
    case 'time':
    case 'string':
    case 'boolean':
    case 'enum':
      return type;
    case 'json':
      return 'other';
    default:
      return 'number';
  }
}

function columnToJson({ values, validity }: Field): { values: unknown[]; entities?: Entities } {
  const entities: Entities = {};
  const result = Array.from(values as ArrayLike<unknown>, (value, row) => {
    if (validity && !isBitSet(validity, row)) {
      return null;
    }
    if (typeof value === 'bigint') {
      return Number(value);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      const kind = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : 'NegInf';
      (entities[kind] ??= []).push(row);
      return null;
    }
    return value;
  });
  return Object.keys(entities).length > 0 ? { values: result, entities } : { values: result };
}
