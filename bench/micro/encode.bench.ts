import { encodeFrame, timeSeriesWide } from '@glance/data-frames';
import { measure } from 'mitata';
import type { Bench } from '../Bench';
import type { Figure } from '../Figure';
import { GoReference } from '../reference/GoReference';

/** The sizes of a short panel, a wide one, and an export. */
const sizes: readonly number[] = [100, 1_500, 100_000];

/** Rows per second of encoding one frame of a time and a number column, held against the Go SDK's encoder. */
export async function measureEncode({ go }: Bench): Promise<readonly Figure[]> {
  const theirs = go.encodeNanoseconds(sizes);
  const figures: Figure[] = [];
  for (const rows of sizes) {
    const theirNanoseconds = theirs.get(rows);
    figures.push({
      name: `encode time + float64, ${rows.toLocaleString('en-US')} rows`,
      value: await ourRowsPerSecond(rows),
      unit: 'rows/s',
      reference: GoReference.against(
        'Go SDK',
        theirNanoseconds === undefined ? [] : [rowsPerSecond(rows, theirNanoseconds)]
      ),
      target: { kind: 'ratioAtLeast', limit: 1.5 },
    });
  }
  return figures;
}

async function ourRowsPerSecond(rows: number): Promise<number> {
  const frame = timeSeriesWide({
    times: Float64Array.from({ length: rows }, (_, index) => 1_767_225_600_000 + index * 1_000),
    series: [{ name: 'value', values: Float64Array.from({ length: rows }, (_, index) => index / 10) }],
  });
  const { p50: nanoseconds } = await measure(() => encodeFrame(frame));
  return rowsPerSecond(rows, nanoseconds);
}

function rowsPerSecond(rows: number, nanoseconds: number): number {
  return rows / (nanoseconds / 1e9);
}
