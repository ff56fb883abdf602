import { Bool, Float64, Int64, TimestampNanosecond, Uint16 } from 'apache-arrow';
import { booleanField, enumField, float64Field, int64Field, timeField } from '../fieldBuilders';
import { encodeColumn } from './column';

describe('encodeColumn', () => {
  it('hands a typed array and its validity to Arrow uncopied, missing values or not', () => {
    const values = Float64Array.of(1, 2, 3);
    const validity = Uint8Array.of(0b101);
    const whole = encodeColumn(float64Field('v', values), new Float64());
    const gappy = encodeColumn(float64Field('v', values, { validity }), new Float64());

    expect(whole.values).toBe(values);
    expect(whole.nullCount).toBe(0);
    expect(gappy.values).toBe(values);
    expect(gappy.nullBitmap).toBe(validity);
    expect(gappy.nullCount).toBe(1);
  });

  it('writes 0 where a plain array misses a value and marks the row', () => {
    const data = encodeColumn(int64Field('v', [5n, null, -1n]), new Int64());

    expect([...data.values]).toEqual([5n, 0n, -1n]);
    expect(data.nullCount).toBe(1);
    expect(data.getValid(1)).toBe(false);
  });

  it('packs booleans eight to a byte, lowest bit first', () => {
    const data = encodeColumn(
      booleanField('b', [true, false, true, false, false, false, false, false, true]),
      new Bool()
    );

    expect([...data.values]).toEqual([0b101, 0b1]);
  });

  it('turns milliseconds into nanoseconds', () => {
    expect([...encodeColumn(timeField('t', [-1, 2]), new TimestampNanosecond()).values]).toEqual([
      -1_000_000n,
      2_000_000n,
    ]);
  });

  it('stores an enum as its indexes', () => {
    expect([...encodeColumn(enumField('e', { values: [1, 0], texts: ['a', 'b'] }), new Uint16()).values]).toEqual([
      1, 0,
    ]);
  });
});
