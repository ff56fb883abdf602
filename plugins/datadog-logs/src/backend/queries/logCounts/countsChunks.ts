import { cacheKey, canonicalJson, type Chunk } from '@glance/cache';
import { floorTo, MAX_BUCKETS } from '../../../shared/interval';
import { PLUGIN_ID } from '../../pluginId';
import type { CountsPart } from './CountsPart';
import { type HeldCounts, isWhole } from './HeldCounts';

/** Buckets of a block. */
export const BLOCK_BUCKETS = 60;

/** So long after its end an answer is taken for settled: late logs have come, but for those that come hours late. */
const SETTLED_AFTER_MS = 10 * 60_000;
const SETTLED_FRESH_FOR_MS = 86_400_000;

/** An answer that Datadog itself calls a part of the truth is asked again as soon as quota can bear. */
const PART_FRESH_FOR_MS = 60_000;

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
  { freshForMs, alertMaxAgeMs, waitMs }: CountsPart,
  piece: Pick<CountsChunk, 'fromMs' | 'toMs' | 'endMs' | 'key'>
): CountsChunk {
  const { toMs, endMs } = piece;
  return {
    ...piece,
    freshForMs: freshForMs === 0 ? 0 : (held) => freshnessOf(held, endMs, freshForMs),
    alertMaxAgeMs,
    isEnough: ({ askedThroughMs, askedAtMs }) => askedThroughMs >= toMs && (waitMs === 0 || askedAtMs >= toMs + waitMs),
  };
}

function freshnessOf(held: HeldCounts, endMs: number, freshForMs: number): number {
  if (!isWhole(held)) {
    return Math.min(freshForMs, PART_FRESH_FOR_MS);
  }
  const isSettled = held.askedThroughMs >= endMs && held.askedAtMs >= endMs + SETTLED_AFTER_MS;
  return isSettled ? Math.max(freshForMs, SETTLED_FRESH_FOR_MS) : freshForMs;
}

function intervalOf({ question: { intervalMs } }: CountsPart): number {
  if (intervalMs === undefined) {
    throw new Error('Blocks are made of buckets');
  }
  return intervalMs;
}
