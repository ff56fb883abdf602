import type { StatsRequest } from './loadStats';

const PATHS = {
  global: 'stats',
  categories: 'categories/stats',
  subusers: 'subusers/stats',
  mailboxProviders: 'mailbox_providers/stats',
} as const;

/** Path and query of a request to SendGrid, without its address. */
export function requestPath(request: StatsRequest): string {
  const parameters = [
    ['start_date', request.from],
    ['end_date', request.to],
    ['aggregated_by', 'day'],
    ...('names' in request ? request.names.map((name) => [request.source, name]) : []),
  ];
  const query = parameters.map(([key = '', value = '']) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `/v3/${PATHS[request.source]}?${query}`;
}

/** A request as the query inspector shows it. */
export function requestText(request: StatsRequest): string {
  return `GET ${requestPath(request)}`;
}
