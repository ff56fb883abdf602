import type { Field } from '../Field';
import type { FieldType } from '../FieldType';
import type { Frame } from '../Frame';

/** Grafana's front-end type of a field; Grafana reads it back for `enum` only. */
const frontEndType = {
  int8: 'number',
  int16: 'number',
  int32: 'number',
  int64: 'number',
  uint8: 'number',
  uint16: 'number',
  uint32: 'number',
  uint64: 'number',
  float32: 'number',
  float64: 'number',
  string: 'string',
  boolean: 'boolean',
  time: 'time',
  json: 'other',
  enum: 'enum',
} as const satisfies Record<FieldType, string>;

/** Schema metadata of a frame: what Grafana reads as name, refId and meta. */
export function encodeFrameMetadata(frame: Frame): Map<string, string> {
  const metadata = new Map([
    ['name', frame.name ?? ''],
    ['refId', frame.refId ?? ''],
  ]);
  if (frame.meta !== undefined) {
    metadata.set('meta', JSON.stringify(frame.meta));
  }
  return metadata;
}

/** Metadata of one Arrow field: labels, config and the front-end type. The name is the Arrow field's own. */
export function encodeFieldMetadata(field: Field): Map<string, string> {
  const metadata = new Map<string, string>([['tstype', frontEndType[field.type]]]);
  if (field.labels !== undefined) {
    metadata.set('labels', JSON.stringify(field.labels));
  }
  if (field.config !== undefined) {
    metadata.set('config', JSON.stringify(field.config));
  }
  return metadata;
}
