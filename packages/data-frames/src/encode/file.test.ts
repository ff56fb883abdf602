import { type DataType, RecordBatchReader } from 'apache-arrow';
import { decodeFrame } from '@glance/data-frames/decode';
import { type CheckedFrame, checkFrame } from '../CheckedFrame';
import type { FieldType } from '../FieldType';
import { float64Field, jsonField, stringField } from '../fieldBuilders';
import { table } from '../shapes/table';
import { timeSeriesWide } from '../shapes/timeSeriesWide';
import { goldenFrames } from '../__golden__/goldenFrames';
import { encodeFile } from './file';

/** The file as `Buffer`, for its numbers. */
function fileOf(frame: CheckedFrame): Buffer {
  const { buffer, byteOffset, byteLength } = encodeFile(frame);
  return Buffer.from(buffer, byteOffset, byteLength);
}

describe('encodeFile', () => {
  it('writes a frame that reads back with its metadata, labels, config and missing values', () => {
    const frame = timeSeriesWide({
      refId: 'A',
      times: Float64Array.of(1_700_000_000_123, 1_700_000_060_123),
      series: [{ name: 'load', values: [1.5, null], labels: { host: 'a' }, config: { unit: 's' } }],
      meta: { notices: [{ severity: 'info', text: 'sampled' }] },
    });

    const decoded = decodeFrame(encodeFile(frame));

    expect(decoded).toMatchObject({ refId: 'A', meta: frame.meta });
    expect(decoded.fields).toMatchObject([
      { name: 'time', type: 'time', nullable: false },
      { name: 'load', type: 'float64', nullable: true, labels: { host: 'a' }, config: { unit: 's' } },
    ]);
    expect([...decoded.fields[0]!.values]).toEqual([1_700_000_000_123, 1_700_000_060_123]);
    expect([...decoded.fields[1]!.validity!].map((byte) => byte & 0b11)).toEqual([0b01]);
  });

  it('writes strings and JSON beyond ASCII', () => {
    const frame = table({ fields: [stringField('s', ['ü🎉', null]), jsonField('j', [{ ä: [1] }, null])] });

    expect(decodeFrame(encodeFile(frame)).fields.map((field) => field.values)).toEqual([
      ['ü🎉', null],
      [{ ä: [1] }, null],
    ]);
  });

  it.each(Object.entries(goldenFrames))('lays %s out as the format says', (_, frame) => {
    const file = fileOf(frame);
    const footerEnd = file.length - 10;
    const footerStart = footerEnd - file.readInt32LE(footerEnd);

    expect(file.toString('latin1', 0, 8)).toBe('ARROW1\0\0');
    expect(file.toString('latin1', file.length - 6)).toBe('ARROW1');
    expect(footerStart % 8).toBe(0);

    const schemaBytes = file.readInt32LE(12);
    expect(file.readInt32LE(8)).toBe(-1);
    expect(schemaBytes % 8).toBe(0);

    const batchStart = 16 + schemaBytes;
    const batchBytes = file.readInt32LE(batchStart + 4);
    expect(file.readInt32LE(batchStart)).toBe(-1);
    expect(batchBytes % 8).toBe(0);

    const endOfStream = footerStart - 8;
    expect((endOfStream - batchStart - 8 - batchBytes) % 8).toBe(0);
    expect([file.readInt32LE(endOfStream), file.readInt32LE(endOfStream + 4)]).toEqual([-1, 0]);
  });

  it('gives each field type the Arrow type that Grafana reads it from', () => {
    const { schema } = RecordBatchReader.from(encodeFile(goldenFrames['allTypes']!)).open();
    const types = schema.fields.map((field): [string, string] => [field.name, String(field.type as DataType)]);

    expect(Object.fromEntries(types)).toEqual({
      int8: 'Int8',
      int16: 'Int16',
      int32: 'Int32',
      int64: 'Int64',
      uint8: 'Uint8',
      uint16: 'Uint16',
      uint32: 'Uint32',
      uint64: 'Uint64',
      float32: 'Float32',
      float64: 'Float64',
      string: 'Utf8',
      boolean: 'Bool',
      time: 'Timestamp<NANOSECOND>',
      json: 'Binary',
      enum: 'Uint16',
    } satisfies Record<FieldType, string>);
  });

  it('makes room for labels far longer than the usual', () => {
    const labels = { long: 'ü'.repeat(100_000) };
    const fields = ['a', 'b', 'c'].map((name) => float64Field(name, Float64Array.of(1, 2), { labels }));

    expect(decodeFrame(encodeFile(checkFrame({ fields }))).fields).toMatchObject(fields);
  });

  it('writes the same bytes each time, none left from another frame', () => {
    const first = fileOf(goldenFrames['everyKey']!);
    encodeFile(goldenFrames['wide']!);

    expect(fileOf(goldenFrames['everyKey']!)).toEqual(first);
  });

  it('refuses a frame of more than 2 GiB instead of writing a broken one', () => {
    // Memory that is never touched, so that the system never provides it.
    const values = new Float64Array(2 ** 26);
    const fields = ['a', 'b', 'c', 'd'].map((name) => float64Field(name, values));

    expect(() => encodeFile(checkFrame({ fields }))).toThrow(RangeError);
  });
});
