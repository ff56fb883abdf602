import { RecordBatchFileWriter, tableFromArrays, tableToIPC } from 'apache-arrow';
import { encodeFrame, stringField, table, timeSeriesWide } from '@glance/data-frames';
import { decodeFrame, rowsOf } from '@glance/data-frames/decode';

describe('decodeFrame', () => {
  it('reads from wherever the bytes begin inside a larger buffer', () => {
    const bytes = encodeFrame(timeSeriesWide({ times: Float64Array.of(5), series: [{ name: 'v', values: [1] }] }));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);

    expect(rowsOf(decodeFrame(shifted.subarray(3)).fields[0]!)).toEqual([5]);
  });

  it('keeps nothing of the padding behind short columns', () => {
    const frame = timeSeriesWide({ times: Float64Array.of(5), series: [{ name: 'v', values: [null] }] });
    const [time, value] = decodeFrame(encodeFrame(frame)).fields;

    expect(time!.values).toHaveLength(1);
    expect(value!.values).toHaveLength(1);
    expect(value!.validity).toHaveLength(1);
  });

  it('refuses bytes that are not an Arrow file', () => {
    const stream = tableToIPC(tableFromArrays({ v: Float64Array.of(1) }), 'stream');

    expect(() => decodeFrame(stream)).toThrow('The bytes are not an Arrow IPC file');
    expect(() => decodeFrame(Uint8Array.of(1, 2, 3))).toThrow('The bytes are not an Arrow IPC file');
    expect(() => decodeFrame(new Uint8Array())).toThrow('The bytes are not an Arrow IPC file');
  });

  it('refuses a column of a type that Grafana refuses, naming it', () => {
    const dictionary = tableToIPC(tableFromArrays({ host: ['a'] }), 'file');

    expect(() => decodeFrame(dictionary)).toThrow('Field "host" is of an Arrow type that Grafana refuses: Dictionary<');
  });

  it('refuses a file of several batches, which no encoder here writes', () => {
    const { batches } = tableFromArrays({ v: Float64Array.of(1) });
    const writer = new RecordBatchFileWriter();
    writer.write(batches[0]);
    writer.write(batches[0]);

    expect(() => decodeFrame(writer.finish().toUint8Array(true))).toThrow('one record batch, not 2');
  });

  it('reads an empty frame and one without rows', () => {
    expect(decodeFrame(encodeFrame(table({ fields: [] }))).fields).toEqual([]);
    expect(decodeFrame(encodeFrame(table({ fields: [stringField('s', [])] }))).fields).toMatchObject([
      { name: 's', type: 'string', values: [] },
    ]);
  });
});
