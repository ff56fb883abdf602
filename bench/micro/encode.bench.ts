import { encodeFrame, timeSeriesWide } from '@glance/data-frames';
import { measure } from 'mitata/src/lib.mjs';

/** The sizes of a short panel, a wide one, and an export. */
const sizes = [100, 1_500, 100_000];

/** Prints `[rows, nanoseconds]` for each size: the median time of encoding one frame of a time and a number column. */
async function main(): Promise<void> {
  const results: Array<readonly [number, number]> = [];
  for (const rows of sizes) {
    const frame = timeSeriesWide({
      times: Float64Array.from({ length: rows }, (_, index) => 1_767_225_600_000 + index * 1_000),
      series: [{ name: 'value', values: Float64Array.from({ length: rows }, (_, index) => index / 10) }],
    });
    const { p50 } = await measure(() => encodeFrame(frame));
    results.push([rows, p50]);
  }
  process.stdout.write(JSON.stringify(results));
}

void main();
