const TWO_TO_THE_32 = 4_294_967_296;
const NS_PER_MS = 1_000_000;

/**
 * 64-bit nanoseconds as epoch milliseconds; what is left below a millisecond is cut off towards the past. Read as two
 * 32-bit halves: with `high = quotient · 10⁶ + rest`, `rest · 2³² + low` stays below 2⁵² and so exact in a double.
 */
export function decodeTimes(nanoseconds: BigInt64Array): Float64Array {
  const signed = new Int32Array(nanoseconds.buffer, nanoseconds.byteOffset, 2 * nanoseconds.length);
  const times = new Float64Array(nanoseconds.length);
  for (let row = 0; row < times.length; row++) {
    const low = (signed[2 * row] ?? 0) >>> 0;
    const high = signed[2 * row + 1] ?? 0;
    const quotient = Math.floor(high / NS_PER_MS);
    const remainder = (high - quotient * NS_PER_MS) * TWO_TO_THE_32 + low;
    times[row] = quotient * TWO_TO_THE_32 + (remainder - (remainder % NS_PER_MS)) / NS_PER_MS;
  }
  return times;
}
