import type { FlatBufferWriter } from './FlatBufferWriter';
import { tableLayout } from './tableLayout';

/**
 * `table KeyValue` of Schema.fbs.
 *
 *     0  key: string
 *     1  value: string
 */
const keyValue = tableLayout({ key: [0, 'reference'], value: [1, 'reference'] });

/** Appends metadata as a vector of `KeyValue` and returns its position. */
export function writeKeyValues(writer: FlatBufferWriter, metadata: ReadonlyMap<string, string>): number {
  const vector = writer.references(metadata.size);
  let slot = vector + 4;
  for (const [key, value] of metadata) {
    const table = writer.table(keyValue);
    writer.refer(slot, table);
    writer.refer(table + keyValue.at.key, writer.string(key));
    writer.refer(table + keyValue.at.value, writer.string(value));
    slot += 4;
  }
  return vector;
}
