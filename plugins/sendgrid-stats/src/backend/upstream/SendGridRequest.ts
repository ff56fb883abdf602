import type { NamedSource, Source } from '../../shared/sources';
import type { Top } from '../../shared/StatsQuery';
import type { StatsRequest } from '../queries/stats/loadStats';
import { type Endpoint, ENDPOINTS } from './endpointName';

/** A GET request to SendGrid: what is sent, and what the query inspector shows. */
export interface SendGridRequest {
  readonly endpoint: Endpoint;
  /** Of the query string, in its order; a name may be there several times, as SendGrid takes lists. */
  readonly parameters: ReadonlyArray<readonly [name: string, value: string | number]>;
}

/** Which names are the largest of a source, over days in ISO form, both included. */
export interface TopQuestion extends Top {
  readonly source: Extract<NamedSource, 'categories' | 'subusers'>;
  readonly from: string;
  readonly to: string;
}

/** SendGrid's default is far less for some lists, so that what is not asked for is lost. */
export const PAGE_SIZE = 500;

const STATS_ENDPOINTS = {
  global: 'stats',
  categories: 'categoryStats',
  subusers: 'subuserStats',
  mailboxProviders: 'mailboxProviderStats',
} as const satisfies Record<Source, Endpoint>;

const SUMS_ENDPOINTS = { categories: 'categorySums', subusers: 'subuserSums' } as const;

/** Asks for the first page of days. */
export function statsRequest(request: StatsRequest): SendGridRequest {
  const { source, from, to } = request;
  const names = 'names' in request ? request.names : [];
  return pageOf(
    {
      endpoint: STATS_ENDPOINTS[source],
      parameters: [
        ['start_date', from],
        ['end_date', to],
        ['aggregated_by', 'day'],
        ...names.map((name) => [source, name] as const),
      ],
    },
    0
  );
}

/** Asks for the largest names. */
export function topRequest({ source, from, to, limit, by }: TopQuestion): SendGridRequest {
  return {
    endpoint: SUMS_ENDPOINTS[source],
    parameters: [
      ['start_date', from],
      ['end_date', to],
      ['limit', limit],
      ['offset', 0],
      ['sort_by_metric', by],
      ['sort_by_direction', 'desc'],
    ],
  };
}

/** Asks for the credits of an account. */
export const CREDITS_REQUEST: SendGridRequest = { endpoint: 'credits', parameters: [] };

/** Asks for the reputation of an account. */
export const REPUTATION_REQUEST: SendGridRequest = { endpoint: 'account', parameters: [] };

/** Asks for the first page of all names. */
export function namesRequest(endpoint: 'categories' | 'subusers'): SendGridRequest {
  return pageOf({ endpoint, parameters: [] }, 0);
}

/** The same request for another page, from 0. */
export function pageOf({ endpoint, parameters }: SendGridRequest, page: number): SendGridRequest {
  const unpaged = parameters.filter(([name]) => name !== 'limit' && name !== 'offset');
  return { endpoint, parameters: [...unpaged, ['limit', PAGE_SIZE], ['offset', page * PAGE_SIZE]] };
}

/** Path and query, without SendGrid's address. */
export function requestPath({ endpoint, parameters }: SendGridRequest): string {
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${ENDPOINTS[endpoint].path}${query === '' ? '' : `?${query}`}`;
}

/** A request as the query inspector shows it. */
export function requestText(request: SendGridRequest): string {
  return `GET ${requestPath(request)}`;
}
