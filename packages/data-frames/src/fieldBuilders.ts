import type { FieldConfig } from './FieldConfig';
import type { FieldOf, Labels } from './Field';
import type { FieldType, FieldValues } from './FieldType';
import { bitmapBytes, countUnset } from './validity';

/** What a field may have besides its name and values. */
export interface FieldOptions {
  /** Default: true exactly when a value is missing. Say true for a column that may miss values in other answers. */
  readonly nullable?: boolean;
  /** Missing values of a typed array; see `Field.validity`. */
  readonly validity?: Uint8Array;
  readonly labels?: Labels;
  readonly config?: FieldConfig;
}

/** A field of any type; nullable if a value is missing or `options.nullable` says so. */
export function buildField<T extends FieldType>(
  type: T,
  { name, values, ...options }: { readonly name: string; readonly values: FieldValues[T] } & FieldOptions
): FieldOf<T> {
  const { labels, config, validity, nullable = missesValues(values, validity) } = options;
  return {
    name,
    type,
    nullable,
    values,
    ...(validity !== undefined && { validity }),
    ...(labels !== undefined && { labels }),
    ...(config !== undefined && { config }),
  };
}

/** A time column: whole epoch milliseconds. */
export function timeField(name: string, values: FieldValues['time'], options?: FieldOptions): FieldOf<'time'> {
  return buildField('time', { name, values, ...options });
}

/** A column of numbers, the only kind that alert rules read without loss. */
export function float64Field(name: string, values: FieldValues['float64'], options?: FieldOptions): FieldOf<'float64'> {
  return buildField('float64', { name, values, ...options });
}

/** A column of 64-bit integers, for identifiers and counters above 2⁵³. */
export function int64Field(name: string, values: FieldValues['int64'], options?: FieldOptions): FieldOf<'int64'> {
  return buildField('int64', { name, values, ...options });
}

/** A column of strings. */
export function stringField(name: string, values: FieldValues['string'], options?: FieldOptions): FieldOf<'string'> {
  return buildField('string', { name, values, ...options });
}

/** A column of booleans. */
export function booleanField(name: string, values: FieldValues['boolean'], options?: FieldOptions): FieldOf<'boolean'> {
  return buildField('boolean', { name, values, ...options });
}

/** A column of JSON values. */
export function jsonField(name: string, values: FieldValues['json'], options?: FieldOptions): FieldOf<'json'> {
  return buildField('json', { name, values, ...options });
}

/** A column of indexes into `texts`. */
export function enumField(
  name: string,
  {
    values,
    texts,
    ...options
  }: { readonly values: FieldValues['enum']; readonly texts: readonly string[] } & FieldOptions
): FieldOf<'enum'> {
  return buildField('enum', {
    name,
    values,
    ...options,
    config: { ...options.config, type: { enum: { text: texts } } },
  });
}

function missesValues(values: FieldValues[FieldType], validity: Uint8Array | undefined): boolean {
  if (Array.isArray(values)) {
    return values.includes(null);
  }
  return (
    validity !== undefined && validity.length >= bitmapBytes(values.length) && countUnset(validity, values.length) > 0
  );
}
