import type { AggregateAnswer, AggregateBucket, TimedValues } from '../../upstream/AggregateAnswer';
import type { AggregateRequest } from '../../upstream/AggregateRequest';
import type { CountsChunk } from './countsChunks';
import type { CountsQuestion } from './CountsQuestion';
import type { HeldCounts } from './HeldCounts';

type Piece = Pick<CountsChunk, 'fromMs' | 'toMs'>;

export interface CountsRun {
  readonly question: CountsQuestion;
  /** In the order of time, at least one. */
  readonly pieces: readonly Piece[];
  readonly nowMs: number;
}

/**
 * Asks Datadog about a run at once, and gives each piece its part of the answer.
 * @throws UpstreamError when there is no answer, or none that can be read
 */
export async function loadCounts(
  { question, pieces, nowMs }: CountsRun,
  aggregate: (request: AggregateRequest) => Promise<AggregateAnswer>
): Promise<readonly HeldCounts[]> {
  const fromMs = pieces[0]?.fromMs ?? 0;
  const toMs = pieces.at(-1)?.toMs ?? 0;
  const answer = await aggregate({ ...question, fromMs, toMs });
  return pieces.map((piece) => ({
    askedAtMs: nowMs,
    askedFromMs: piece.fromMs,
    askedThroughMs: piece.toMs,
    answer:
      pieces.length === 1 ? answer : { ...answer, buckets: answer.buckets.map((bucket) => within(bucket, piece)) },
  }));
}

function within(bucket: AggregateBucket, piece: Piece): AggregateBucket {
  return { ...bucket, computes: bucket.computes.map((values) => (isTimed(values) ? cut(values, piece) : values)) };
}

function isTimed(values: AggregateBucket['computes'][number]): values is TimedValues {
  return values !== null && typeof values === 'object';
}

function cut({ timesMs, values }: TimedValues, { fromMs, toMs }: Piece): TimedValues {
  const first = timesMs.findIndex((ms) => ms >= fromMs);
  const start = first === -1 ? timesMs.length : first;
  const beyond = timesMs.findIndex((ms) => ms >= toMs);
  const end = beyond === -1 ? timesMs.length : beyond;
  return { timesMs: timesMs.slice(start, end), values: values.slice(start, end) };
}
