const TWO_TO_THE_32 = 4_294_967_296;
const NS_PER_MS = 1_000_000;

/**
 * Whole epoch milliseconds as 64-bit nanoseconds. Each value is written as two 32-bit halves: with
 * `ms = high · 2³² + low`, both `low · 10⁶` (below 2⁵²) and `high · 10⁶` are exact in a double, so that no BigInt is
 * made per value and no nanosecond is lost. A `null` becomes 0; the validity bitmap says it is missing.
 */
export function encodeTimes(values: ArrayLike<number | null>): BigInt64Array {
  const length = values.length;
  const nanoseconds = new BigInt64Array(length);
  const halves = new Int32Array(nanoseconds.buffer);
  for (let row = 0; row < length; row++) {
    const ms = values[row] ?? 0;
    const high = Math.floor(ms / TWO_TO_THE_32);
    const low = (ms - high * TWO_TO_THE_32) * NS_PER_MS;
    halves[2 * row] = low;
    halves[2 * row + 1] = high * NS_PER_MS + Math.floor(low / TWO_TO_THE_32);
  }
  return nanoseconds;
}
