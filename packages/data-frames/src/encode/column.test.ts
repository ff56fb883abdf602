import { Buffer } from 'node:buffer';
import type { Field } from '../Field';
import { booleanField, enumField, float64Field, int64Field, stringField, timeField } from '../fieldBuilders';
import { encodeColumn } from './column';

/** The bytes of each buffer of a column, written behind eight others. */
function buffersOf(field: Field): readonly Uint8Array[] {
  return encodeColumn(field).buffers.map(({ byteLength, writeTo }) => {
    const file = Buffer.from(new ArrayBuffer(8 + byteLength));
    writeTo(file, 8);
    expect([...file.subarray(0, 8)]).toEqual(Array(8).fill(0));
    return new Uint8Array(file.subarray(8));
  });
}

describe('encodeColumn', () => {
  it('leaves the bitmap out when no value is missing', () => {
    const validity = Uint8Array.of(0b111);
    const column = encodeColumn(float64Field('v', Float64Array.of(1, 2, 3), { validity }));

    expect(column).toMatchObject({ length: 3, missing: 0 });
    expect(column.buffers.map(({ byteLength }) => byteLength)).toEqual([0, 24]);
  });

  it('writes no more of a bitmap than there are rows', () => {
    const validity = Uint8Array.of(0b101, 0xff, 0xff);
    const field = float64Field('v', Float64Array.of(1, 2, 3), { validity });

    expect(encodeColumn(field).missing).toBe(1);
    expect(buffersOf(field)[0]).toEqual(Uint8Array.of(0b101));
  });

  it('writes the rows of a typed array, wherever it begins in its memory', () => {
    const values = Float64Array.of(9, 1, 2, 9).subarray(1, 3);

    expect(buffersOf(float64Field('v', values))[1]).toEqual(new Uint8Array(Float64Array.of(1, 2).buffer));
  });

  it('writes 0 where a plain array misses a value and marks the row', () => {
    const field = int64Field('v', [5n, null, -1n]);

    expect(encodeColumn(field).missing).toBe(1);
    expect(buffersOf(field)[0]![0]! & 0b111).toBe(0b101);
    expect(buffersOf(field)[1]).toEqual(new Uint8Array(BigInt64Array.of(5n, 0n, -1n).buffer));
  });

  it('packs booleans eight to a byte, lowest bit first', () => {
    const field = booleanField('b', [true, false, true, false, false, false, false, false, true]);

    expect(buffersOf(field)[1]).toEqual(Uint8Array.of(0b101, 0b1));
  });

  it('turns milliseconds into nanoseconds', () => {
    expect(buffersOf(timeField('t', [-1, 2]))[1]).toEqual(
      new Uint8Array(BigInt64Array.of(-1_000_000n, 2_000_000n).buffer)
    );
  });

  it('stores an enum as its indexes', () => {
    expect(buffersOf(enumField('e', { values: [1, 0], texts: ['a', 'b'] }))[1]).toEqual(Uint8Array.of(1, 0, 0, 0));
  });

  it('has the offsets of strings before their bytes', () => {
    expect(buffersOf(stringField('s', ['a', 'ü'])).slice(1)).toEqual([
      new Uint8Array(Int32Array.of(0, 1, 3).buffer),
      new Uint8Array(Buffer.from('aü')),
    ]);
  });
});
