const TWO_TO_THE_32 = 4_294_967_296;
const NS_PER_MS = 1_000_000;
/** More than the largest `high`, so that with it added, cutting off is rounding down for times before 1970 too. */
const BIAS = 4_096;

/**
 * Writes whole epoch milliseconds as 64-bit nanoseconds, each as two 32-bit halves, the lower one first. With
 * `ms = high · 2³² + low`, both `low · 10⁶` (below 2⁵²) and `high · 10⁶` are exact in a double, so that no BigInt is
 * made per value and no nanosecond is lost. A `null` becomes 0; the validity bitmap says it is missing.
 *
 * Cut off with `| 0`, since `Math.floor` makes the whole take 1.6 times as long on Bun.
 */
export function writeTimes(values: ArrayLike<number | null>, halves: Int32Array): void {
  for (let row = 0; row < values.length; row++) {
    const ms = values[row] ?? 0;
    const high = ((ms / TWO_TO_THE_32 + BIAS) | 0) - BIAS;
    const low = (ms - high * TWO_TO_THE_32) * NS_PER_MS;
    halves[2 * row] = low;
    halves[2 * row + 1] = high * NS_PER_MS + ((low / TWO_TO_THE_32) | 0);
  }
}
