import { cacheKey, canonicalJson, type Chunk } from '@glance/cache';
import { floorTo, MAX_BUCKETS } from '../../../shared/interval';
import { PLUGIN_ID } from '../../pluginId';
import { freshForMs } from '../freshness';
import type { CountsPart } from './CountsPart';
import { type HeldCounts, isWhole } from './HeldCounts';

/** Buckets of a block. */
export const BLOCK_BUCKETS = 60;

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
 */
export function countsChunks(part: CountsPart, owner: string): readonly CountsChunk[] {
  const { question, range } = part;
  const text = canonicalJson(question);
  const keyOf = (kind: string, request: unknown) =>
    cacheKey({ plugin: PLUGIN_ID, fingerprint: owner, kind, request: [text, request] });
  if (part.kind === 'exact') {
    return [chunkOf(part, { ...range, endMs: range.toMs, key: keyOf('counts', range) })];
  }
  const blockMs = BLOCK_BUCKETS * intervalOf(part);
  const first = floorTo(range.fromMs, blockMs);
  const count = Math.ceil((range.toMs - first) / blockMs);
  return Array.from({ length: count }, (_, index) => {
    const fromMs = first + index * blockMs;
    const endMs = fromMs + blockMs;
    return chunkOf(part, { fromMs, toMs: Math.min(endMs, range.toMs), endMs, key: keyOf('countBlock', fromMs) });
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

function intervalOf({ question: { intervalMs } }: CountsPart): number {
  if (intervalMs === undefined) {
    throw new Error('Blocks are made of buckets');
  }
  return intervalMs;
}
