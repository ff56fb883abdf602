import type { Notice } from '@glance/data-frames';
import { type Stale, staleNotice } from '@glance/data-source';
import { LOG_LIMIT } from '../../../shared/limits';
import { incompleteText } from '../logCounts/completeness';
import type { HeldLogs } from './HeldLogs';
import type { LogsRequest } from './plan';

/** What users must know about a list of logs: what of it is missing or old. */
export function logsNotices(
  { lines, isCut, status, warnings }: HeldLogs,
  { request: { sort, limit }, stale }: { readonly request: Pick<LogsRequest, 'sort' | 'limit'>; readonly stale?: Stale }
): readonly Notice[] {
  const incomplete = incompleteText([{ isTimedOut: status === 'timeout', warnings }], 'logs');
  return [
    ...(incomplete === undefined ? [] : [warning(incomplete)]),
    ...(stale === undefined ? [] : [staleNotice('These logs are', stale)]),
    ...(isCut ? [warning(cutText(lines.length, { sort, limit }))] : []),
  ];
}

function cutText(count: number, { sort, limit }: Pick<LogsRequest, 'sort' | 'limit'>): string {
  const which = sort === 'timestamp' ? 'oldest' : 'newest';
  const rise = limit < LOG_LIMIT.max ? `, or raise limit (at most ${numberText(LOG_LIMIT.max)})` : '';
  return `These are the ${which} ${numberText(count)} logs, and there may be more: narrow the search or the range${rise}.`;
}

function numberText(count: number): string {
  return count.toLocaleString('en-US');
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
