import { type Chunk, pieceKeys } from '@glance/cache';
import { PLUGIN_ID } from '../../pluginId';
import type { CostsPiece } from './CostsPiece';
import type { CostsQuestion } from './CostsQuestion';
import { type HeldCosts, neverAsked, wasClosed } from './HeldCosts';

/** A piece of time as the cache knows it. */
export type CostsChunk = CostsPiece & Chunk<HeldCosts>;

/** Closed periods do not change any more; after this long they make room for what is looked at. */
const CLOSED_FRESH_FOR_MS = 30 * 86_400_000;

export interface ChunkOptions {
  /** Id of the owner. */
  readonly owner: string;
  /** How long an answer that Azure may still change is fresh, ms; 0 stores nothing, closed periods included. */
  readonly cacheTtlMs: number;
}

/**
 * The chunks of a question to a scope. Their keys hold no day but that of a range that is asked as such: how far the
 * days had come is in the value, so that tomorrow's answer takes the place of today's.
 */
export function costsChunks(
  { question, scope, pieces }: { question: CostsQuestion; scope: string; pieces: readonly CostsPiece[] },
  { owner, cacheTtlMs }: ChunkOptions
): readonly CostsChunk[] {
  const keyOf = pieceKeys({ plugin: PLUGIN_ID, fingerprint: owner, kind: 'costs', request: { scope, ...question } });
  return pieces.map((piece) => {
    const keptForMs =
      cacheTtlMs === 0 ? 0 : (held: HeldCosts) => (wasClosed(piece, held) ? CLOSED_FRESH_FOR_MS : cacheTtlMs);
    return {
      ...piece,
      key: keyOf(piece.name),
      freshForMs: keptForMs,
      alertMaxAgeMs: keptForMs,
      isEnough: (held) => neverAsked(piece, held) === undefined,
    };
  });
}
