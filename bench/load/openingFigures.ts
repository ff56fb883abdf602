import type { Figure, Reference } from '../Figure';
import { percentile } from '../percentile';

/** The median and the 99th percentile of some times, beside those of a reference. */
export function timesOf(
  name: string,
  samplesMs: readonly number[],
  reference?: { readonly name: string; readonly samplesMs: readonly number[] }
): readonly Figure[] {
  return [0.5, 0.99].map((share) => ({
    name: `${name}, p${share * 100}`,
    value: percentile(samplesMs, share),
    unit: 'ms',
    ...(reference !== undefined && { reference: atShare(reference, share) }),
  }));
}

/** A count that fails the run when it is another one. */
export function exactly(name: string, value: number, limit: number): Figure {
  return { name, value, unit: 'calls', target: { kind: 'exactly', limit } };
}

function atShare(
  { name, samplesMs }: { readonly name: string; readonly samplesMs: readonly number[] },
  share: number
): Reference {
  return { name, value: percentile(samplesMs, share) };
}
