import { cacheKey, type Chunk, pieceKeys } from '@glance/cache';
import { floorTo, MAX_BUCKETS } from '../../../shared/interval';
import { PLUGIN_ID } from '../../pluginId';
import { freshForMs } from '../freshness';
import type { Reach } from './AlertReach';
import type { CountsPart } from './CountsPart';
import { type HeldCounts, isWhole } from './HeldCounts';

/** Buckets of a block. */
export const BLOCK_BUCKETS = 60;

/** Rules that are evaluated every minute are so within it. */
const EVALUATED_WITHIN_MS = 60_000;

/** A piece of time as the cache knows it. */
export interface CountsChunk extends Chunk<HeldCounts> {
  readonly fromMs: number;
  /** Up to here it is needed now, exclusive. */
  readonly toMs: number;
  /** Up to here it can ever be needed, exclusive; a block's end. */
  readonly endMs: number;
}

/**
 * The chunks of a part, in the order of time. The key of a block holds its start alone: how far it was asked is in the
 * value, so that the next minute's answer takes the place of this one's.
 * @param owner id of the cache owner
 * @param others what others want to know who ask the same: their blocks are asked along if there is a call anyway
 */
export function countsChunks(part: CountsPart, owner: string, others?: Reach): readonly CountsChunk[] {
  const { question, range } = part;
  const asked = { plugin: PLUGIN_ID, fingerprint: owner };
  if (part.kind === 'exact') {
    const key = cacheKey({ ...asked, kind: 'counts', request: [question, range] });
    return [chunkOf(part, { ...range, endMs: range.toMs, key })];
  }
  const keyOf = pieceKeys({ ...asked, kind: 'countBlock', request: question });
  const intervalMs = intervalOf(part);
  const blockMs = BLOCK_BUCKETS * intervalMs;
  const needed = floorTo(range.fromMs, blockMs);
  // No farther than one call goes.
  const farthest = Math.ceil((range.toMs - MAX_BUCKETS * intervalMs) / blockMs) * blockMs;
  const first = Math.min(needed, Math.max(floorTo(range.toMs - (others?.reachMs ?? 0), blockMs), farthest));
  const count = Math.ceil((range.toMs - first) / blockMs);
  return Array.from({ length: count }, (_, index) => {
    const fromMs = first + index * blockMs;
    const endMs = fromMs + blockMs;
    const piece = { fromMs, toMs: Math.min(endMs, range.toMs), endMs, key: keyOf(fromMs) };
    const chunk = chunkOf(part, piece);
    return fromMs < needed ? askedAlong(chunk, others?.maxAgeMs ?? 0) : chunk;
  });
}

/**
 * Missing chunks that are asked together: all at once, also across such as are held, since a call costs the same
 * whatever its range; but no more buckets than an answer may have.
 */
export function countsRuns(part: CountsPart, missing: readonly CountsChunk[]): ReadonlyArray<readonly CountsChunk[]> {
  if (part.kind === 'exact') {
    return [missing];
  }
  const longestMs = MAX_BUCKETS * intervalOf(part);
  const runs: CountsChunk[][] = [];
  for (const chunk of missing) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run !== undefined && first !== undefined && chunk.toMs - first.fromMs <= longestMs) {
      run.push(chunk);
    } else {
      runs.push([chunk]);
    }
  }
  return runs;
}

function chunkOf(
  { freshForMs: openMs, alertMaxAgeMs, waitMs }: CountsPart,
  piece: Pick<CountsChunk, 'fromMs' | 'toMs' | 'endMs' | 'key'>
): CountsChunk {
  const { toMs, endMs } = piece;
  return {
    ...piece,
    freshForMs: openMs === 0 ? 0 : (held) => freshForMs({ ...held, isWhole: isWhole(held) }, { endMs, openMs }),
    alertMaxAgeMs,
    isEnough: ({ askedThroughMs, askedAtMs }) => askedThroughMs >= toMs && (waitMs === 0 || askedAtMs >= toMs + waitMs),
  };
}

/** It must still be young enough when those come for it who are evaluated later in the minute. */
function askedAlong(chunk: CountsChunk, maxAgeMs: number): CountsChunk {
  return { ...chunk, alertMaxAgeMs: Math.max(maxAgeMs - EVALUATED_WITHIN_MS, 0), isOptional: true };
}

function intervalOf({ question: { intervalMs } }: CountsPart): number {
  if (intervalMs === undefined) {
    throw new Error('Blocks are made of buckets');
  }
  return intervalMs;
}
