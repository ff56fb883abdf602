import { median } from '../percentile';

/** Resident memory at some moment. */
export interface MemorySample {
  readonly atMs: number;
  readonly mb: number;
}

/** How memory went once the process had warmed up. */
export interface MemoryTrend {
  /** The median of the second quarter of the run. */
  readonly earlyMb: number;
  /** The median of the last quarter. */
  readonly lateMb: number;
  /** Of the line that lies nearest to all samples since the first quarter, by least squares. */
  readonly mbPerMinute: number;
}

/** The trend of samples in the order of time. The first quarter is warm-up and left out. */
export function memoryTrend(samples: readonly MemorySample[]): MemoryTrend {
  const quarter = Math.floor(samples.length / 4);
  const warm = samples.slice(quarter);
  return {
    earlyMb: median(samples.slice(quarter, 2 * quarter).map(({ mb }) => mb)),
    lateMb: median(samples.slice(samples.length - quarter).map(({ mb }) => mb)),
    mbPerMinute: slope(warm) * 60_000,
  };
}

/** MB a millisecond; NaN for fewer than two moments. */
function slope(samples: readonly MemorySample[]): number {
  const meanMs = mean(samples.map(({ atMs }) => atMs));
  const meanMb = mean(samples.map(({ mb }) => mb));
  const covariance = mean(samples.map(({ atMs, mb }) => (atMs - meanMs) * (mb - meanMb)));
  return covariance / mean(samples.map(({ atMs }) => (atMs - meanMs) ** 2));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
