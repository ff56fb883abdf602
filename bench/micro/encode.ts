import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { GoReference } from '../reference/GoReference';
import { runShipped } from './runShipped';

/** Rows per second of encoding a time and a number column, held against the Go SDK's encoder. */
export async function measureEncode({ go }: Bench): Promise<readonly Figure[]> {
  const ours = (await runShipped('encode')) as ReadonlyArray<readonly [number, number]>;
  const theirs = go.encodeNanoseconds(ours.map(([rows]) => rows));
  return ours.map(([rows, nanoseconds]) => {
    const reference = theirs.get(rows);
    return {
      name: `encode time + float64, ${rows.toLocaleString('en-US')} rows`,
      value: rowsPerSecond(rows, nanoseconds),
      unit: 'rows/s',
      reference: GoReference.against('Go SDK', reference === undefined ? [] : [rowsPerSecond(rows, reference)]),
      target: { kind: 'ratioAtLeast', limit: 1.5 },
    };
  });
}

function rowsPerSecond(rows: number, nanoseconds: number): number {
  return rows / (nanoseconds / 1e9);
}
