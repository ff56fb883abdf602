import { floorTo } from '../../../shared/interval';
import type { AggregateRequest } from '../../upstream/AggregateRequest';
import { aggregateText } from '../../upstream/requestBodies';
import { BLOCK_BUCKETS } from './countsChunks';
import type { CountsPart } from './CountsPart';
import type { CountsPlan } from './plan';

/**
 * What was asked, for the query inspector: the request of each part, each once. Of what is held already only a part of
 * it is sent, or nothing.
 */
export function executedQuery({ groups, total, seen }: CountsPlan): string {
  const parts = [groups, total, seen].filter((part) => part !== undefined);
  const texts = parts.map((part) => `POST /api/v2/logs/analytics/aggregate\n${aggregateText(requestOf(part))}`);
  return [...new Set(texts)].join('\n\n');
}

/** Blocks are asked from their beginning. */
function requestOf({ kind, question, range: { fromMs, toMs } }: CountsPart): AggregateRequest {
  const { intervalMs } = question;
  const isInBlocks = kind === 'blocks' && intervalMs !== undefined;
  return { ...question, fromMs: isInBlocks ? floorTo(fromMs, BLOCK_BUCKETS * intervalMs) : fromMs, toMs };
}
