import type { Data } from 'apache-arrow';
import type { Field } from '../Field';
import type { FieldType } from '../FieldType';
import { bitmapBytes, isBitSet } from '../validity';
import { decodeTimes } from './timeColumn';
import { decodeUtf8 } from './utf8Column';

/**
 * The values of one Arrow column. Numbers and times come as typed arrays, with a validity bitmap when some are missing;
 * strings, booleans and JSON as plain arrays with `null`.
 */
export function decodeColumn(type: FieldType, data: Data): Pick<Field, 'values' | 'validity'> {
  const validity = data.nullCount > 0 ? data.nullBitmap.subarray(0, bitmapBytes(data.length)) : undefined;
  switch (type) {
    case 'string':
      return { values: decodeUtf8(utf8Column(data), validity) };
    case 'json':
      return { values: decodeUtf8(utf8Column(data), validity).map((text) => (text === null ? null : parse(text))) };
    case 'boolean':
      return { values: decodeBooleans(data, validity) };
    case 'time':
      return { values: decodeTimes(withoutPadding(data) as BigInt64Array), ...(validity && { validity }) };
    default:
      return { values: withoutPadding(data), ...(validity && { validity }) };
  }
}

type NumberArray = Exclude<Field['values'], readonly unknown[]>;

/** Arrow pads every buffer to a multiple of eight bytes, which shows as additional values. */
function withoutPadding(data: Data): NumberArray {
  return (data.values as NumberArray).subarray(0, data.length);
}

function utf8Column(data: Data): Parameters<typeof decodeUtf8>[0] {
  return { offsets: data.valueOffsets.subarray(0, data.length + 1), bytes: data.values as Uint8Array };
}

function parse(text: string): unknown {
  return JSON.parse(text);
}

function decodeBooleans(data: Data, validity: Uint8Array | undefined): ReadonlyArray<boolean | null> {
  const bits = data.values as Uint8Array;
  return Array.from({ length: data.length }, (_, row) =>
    validity === undefined || isBitSet(validity, row) ? isBitSet(bits, row) : null
  );
}
