import fc from 'fast-check';
import { decodeTimes } from '../decode/timeColumn';
import { writeTimes } from './timeColumn';

function encodeTimes(times: ArrayLike<number | null>): BigInt64Array {
  const nanoseconds = new BigInt64Array(times.length);
  writeTimes(times, new Int32Array(nanoseconds.buffer));
  return nanoseconds;
}

const year2100 = Date.UTC(2100, 0, 1);
const limit = 9_223_372_036_854;

describe('writeTimes', () => {
  it.each([
    ['between 1970 and 2100', fc.integer({ min: 0, max: year2100 })],
    ['before 1970', fc.integer({ min: -limit, max: 0 })],
    ['up to the last that nanoseconds can hold', fc.integer({ min: year2100, max: limit })],
  ])('writes every millisecond %s as exactly a million times as many nanoseconds', (_, ms) => {
    fc.assert(
      fc.property(fc.array(ms), (times) => {
        expect([...encodeTimes(times)]).toEqual(times.map((time) => BigInt(time) * 1_000_000n));
      }),
      { numRuns: 1000 }
    );
  });

  it('is exact around every carry between the two halves of a nanosecond count', () => {
    const carries = Array.from({ length: 2 * 2147 }, (_, index) => (index - 2147) * 2 ** 32);
    const times = carries.flatMap((ms) => [ms - 1, ms, ms + 1]);

    expect([...encodeTimes(times)]).toEqual(times.map((time) => BigInt(time) * 1_000_000n));
  });

  it('writes 0 for a missing time', () => {
    expect([...encodeTimes([null, 1])]).toEqual([0n, 1_000_000n]);
  });
});

describe('decodeTimes', () => {
  it('cuts what is below a millisecond off towards the past', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), (nanoseconds) => {
        const floor = (ns: bigint): bigint => (ns - (((ns % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n;

        expect([...decodeTimes(BigInt64Array.from(nanoseconds))]).toEqual(nanoseconds.map((ns) => Number(floor(ns))));
      }),
      { numRuns: 1000 }
    );
  });
});
