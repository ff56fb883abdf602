import type { Bench } from '../Bench';
import type { Figure } from '../Figure';

const shapes = [
  { name: '1 frame of 1 row', model: { frames: 1, rows: 1 }, calls: 2_000 },
  { name: '50 frames of 30 rows', model: { frames: 50, rows: 30 }, calls: 1_000 },
  { name: '1 frame of 100,000 rows', model: { frames: 1, rows: 100_000 }, calls: 200 },
] as const;

/** Our SDK's echo plugin and the Go SDK's, asked one query after another by the official Go host code. */
export async function measureEchoQueries({ echo, go }: Bench): Promise<readonly Figure[]> {
  return shapes.flatMap(({ name, model, calls }): readonly Figure[] => {
    const ours = go.queryP50Ms(echo, { model, calls });
    const theirs = go.echo === undefined ? undefined : go.queryP50Ms(go.echo, { model, calls });
    // Without Go there is no such host, and so no figure either.
    return ours === undefined || theirs === undefined
      ? []
      : [{ name: `echo of ${name}, p50`, value: ours, unit: 'ms', reference: { name: 'Go echo', value: theirs } }];
  });
}
