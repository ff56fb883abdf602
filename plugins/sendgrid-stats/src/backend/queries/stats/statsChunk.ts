import { type Chunk, pieceKeys } from '@glance/cache';
import { type CalendarDay, type CalendarPiece, neighbouringRuns } from '@glance/time-buckets';
import { PLUGIN_ID } from '../../pluginId';
import { type HeldStats, isWhole, wasSettled } from './HeldStats';
import type { StatsQuestion } from './StatsQuestion';

/** A month as the cache knows it. */
export type StatsChunk = CalendarPiece & Chunk<HeldStats>;

/** Settled months hardly change any more; after this long they make room for what is looked at. */
const SETTLED_FRESH_FOR_MS = 30 * 86_400_000;

/**
 * Days that one call may be about. SendGrid documents no longest range; a year of days is a page that it was seen to
 * answer (docs/decisions/0020-sendgrid-stats.md).
 */
const MAX_DAYS = 366;

export interface ChunkOptions {
  /** Id of the owner. */
  readonly owner: string;
  /** In the account's zone. */
  readonly today: CalendarDay;
  /** How long an answer is fresh that contains today's figures, ms; 0 stores nothing, settled months included. */
  readonly todayTtlMs: number;
  /** How long one is fresh of earlier days, ms. */
  readonly earlierTtlMs: number;
}

/**
 * The chunks of a question. Their keys hold no day: how far the days had come is in the value, so that tomorrow's answer
 * takes the place of today's. Days add up exactly, so any range is made of them.
 *
 * A month that contains today is as fresh as what is asked of it: today's figures grow all the time, those of its earlier
 * days only by late opens and clicks.
 */
export function statsChunks(
  question: StatsQuestion,
  pieces: readonly CalendarPiece[],
  { owner, today, todayTtlMs, earlierTtlMs }: ChunkOptions
): readonly StatsChunk[] {
  const keyOf = pieceKeys({ plugin: PLUGIN_ID, fingerprint: owner, kind: 'stats', request: question });
  return pieces.map((piece) => {
    const openMs = piece.needed.last >= today ? todayTtlMs : earlierTtlMs;
    const freshForMs =
      openMs === 0 ? 0 : (held: HeldStats) => (wasSettled(piece, held) ? SETTLED_FRESH_FOR_MS : openMs);
    return {
      ...piece,
      key: keyOf(piece.name),
      freshForMs,
      alertMaxAgeMs: freshForMs,
      isEnough: (held) => isWhole(piece, held, today),
    };
  });
}

/** Cuts months into runs that are asked together. */
export function runsOf<P extends CalendarPiece>(pieces: readonly P[], today: CalendarDay): ReadonlyArray<readonly P[]> {
  return neighbouringRuns(pieces, { today, maxDays: MAX_DAYS });
}
