import { encodeFrame, jsonField, stringField, table, timeSeriesWide } from '@glance/data-frames';
import { decodeFrame } from '@glance/data-frames/decode';

describe('encodeFrame', () => {
  it('writes a frame that reads back with its metadata, labels, config and missing values', () => {
    const frame = timeSeriesWide({
      refId: 'A',
      times: Float64Array.of(1_700_000_000_123, 1_700_000_060_123),
      series: [{ name: 'load', values: [1.5, null], labels: { host: 'a' }, config: { unit: 's' } }],
      meta: { notices: [{ severity: 'info', text: 'sampled' }] },
    });

    const decoded = decodeFrame(encodeFrame(frame));

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

    expect(decodeFrame(encodeFrame(frame)).fields.map((field) => field.values)).toEqual([
      ['ü🎉', null],
      [{ ä: [1] }, null],
    ]);
  });
});
