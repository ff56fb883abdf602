import type { LogEvent, LogPage } from '../../upstream/LogPage';
import { LARGEST_LOG_PAGE, type SearchRequest } from '../../upstream/SearchRequest';
import type { HeldLogs, LogLine } from './HeldLogs';
import { logLine } from './logLine';
import type { LogsRequest } from './plan';

export interface LoadLogsOptions {
  readonly search: (request: SearchRequest) => Promise<LogPage>;
  readonly nowMs: number;
}

/**
 * Lists logs page by page. A cursor stands behind the last log of its page, so logs that come meanwhile shift nothing.
 * Datadog gives one with every page that has logs, also with the last one, so a page with fewer logs than asked for is
 * taken for the last: to make sure would double the calls of every list that fits into a page. Should full pages bring
 * nothing new, the list ends early and says so.
 * @throws UpstreamError when a page has no answer: a list with a hole in it is none
 */
export async function loadLogs(request: LogsRequest, { search, nowMs }: LoadLogsOptions): Promise<HeldLogs> {
  const lines = new Map<string, LogLine>();
  const states: Array<Pick<LogPage, 'status' | 'warnings'>> = [];
  const mostPages = 2 * Math.ceil(request.limit / LARGEST_LOG_PAGE);
  let cursor: string | undefined;
  do {
    const limit = Math.min(request.limit - lines.size, LARGEST_LOG_PAGE);
    const { events, after, status, warnings } = await search({
      ...request,
      limit,
      ...(cursor !== undefined && { cursor }),
    });
    states.push({ status, warnings });
    for (const event of events) {
      if (isAskedFor(event, request) && !lines.has(event.id)) {
        lines.set(event.id, logLine(event));
      }
    }
    cursor = events.length < limit ? undefined : after;
  } while (cursor !== undefined && lines.size < request.limit && states.length < mostPages);
  return {
    askedAtMs: nowMs,
    lines: [...lines.values()].slice(0, request.limit),
    isCut: cursor !== undefined,
    status: states.some(({ status }) => status === 'timeout') ? 'timeout' : 'done',
    warnings: states.flatMap(({ warnings }) => warnings),
  };
}

// Whether the end belongs to a range Datadog does not document; here it belongs to the next one.
function isAskedFor({ timestampMs }: LogEvent, { fromMs, toMs }: LogsRequest): boolean {
  return timestampMs >= fromMs && timestampMs < toMs;
}
