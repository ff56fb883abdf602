import { searchText } from '../../upstream/requestBodies';
import { LARGEST_LOG_PAGE } from '../../upstream/SearchRequest';
import type { LogsRequest } from './plan';

/** What was asked, for the query inspector: the first page; the others differ from it by their cursor and limit. */
export function executedSearch(request: LogsRequest): string {
  const limit = Math.min(request.limit, LARGEST_LOG_PAGE);
  return `POST /api/v2/logs/events/search\n${searchText({ ...request, limit })}`;
}
