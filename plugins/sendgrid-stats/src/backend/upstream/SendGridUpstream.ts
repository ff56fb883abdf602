import type { UpstreamCall } from '@glance/data-source';
import {
  type Clock,
  type HttpTransport,
  rateLimitEpochReset,
  type RateBudget,
  type UpstreamClient,
  UpstreamError,
} from '@glance/upstream';
import type { Account } from '../../shared/SendGridSettings';
import type { Top } from '../../shared/StatsQuery';
import type { NamedSource, Source } from '../../shared/sources';
import type { StatsRequest } from '../queries/stats/loadStats';
import type { StatsRow } from '../queries/stats/StatsTable';
import { accountBucket } from './accountBucket';
import type { Credits } from './Credits';
import { type Endpoint, ENDPOINTS } from './endpointName';
import { readCredits, readNames, readReputation, readScopes } from './readAccount';
import { countDays, readStats, readSums } from './readStats';
import { SendGridClient } from './SendGridClient';
import { sendGridError, unreadableAnswer } from './sendGridErrors';

export interface SendGridUpstreamOptions {
  readonly account: Account;
  /** Id of the key's owner: quotas are counted for each. */
  readonly owner: string;
  readonly transport: HttpTransport;
  /** Makes the calls of all accounts of a data source. */
  readonly calls: UpstreamClient;
  /** The one that `calls` draws on. */
  readonly budget: RateBudget;
  readonly clock: Clock;
}

/** Which names are the largest of a source, over days in ISO form, both included. */
export interface TopQuestion extends Top {
  readonly source: Extract<NamedSource, 'categories' | 'subusers'>;
  readonly from: string;
  readonly to: string;
}

const STATS_ENDPOINTS = {
  global: 'stats',
  categories: 'categoryStats',
  subusers: 'subuserStats',
  mailboxProviders: 'mailboxProviderStats',
} as const satisfies Record<Source, Endpoint>;

const SUMS_ENDPOINTS = { categories: 'categorySums', subusers: 'subuserSums' } as const;

/** SendGrid's default is far less for some lists, so that what is not asked for is lost. */
const PAGE_SIZE = 500;
const MAX_PAGES = 40;

/** Parameters of a query string; a name may be there several times, as SendGrid takes lists. */
type Parameters = ReadonlyArray<readonly [name: string, value: string | number]>;

/**
 * SendGrid as one account may use it: within quotas learnt from its headers, with retries and time limits, and never
 * away from its origin. Throws UpstreamErrors with advice.
 */
export class SendGridUpstream {
  readonly #options: SendGridUpstreamOptions;
  readonly #client: SendGridClient;

  constructor(options: SendGridUpstreamOptions) {
    this.#options = options;
    this.#client = new SendGridClient(options);
  }

  /** The days of one request, page by page. */
  async stats(request: StatsRequest, call: UpstreamCall): Promise<readonly StatsRow[]> {
    const { source, from, to } = request;
    const names = 'names' in request ? request.names : [];
    const parameters: Parameters = [
      ['start_date', from],
      ['end_date', to],
      ['aggregated_by', 'day'],
      ...names.map((name) => [source, name] as const),
    ];
    const endpoint = STATS_ENDPOINTS[source];
    return this.#pages({ endpoint, parameters, names, call }, (body) => ({
      items: readStats(body, source),
      count: countDays(body),
    }));
  }

  /** The largest names first. */
  topNames({ source, from, to, limit, by }: TopQuestion, call: UpstreamCall): Promise<readonly string[]> {
    const parameters: Parameters = [
      ['start_date', from],
      ['end_date', to],
      ['limit', limit],
      ['offset', 0],
      ['sort_by_metric', by],
      ['sort_by_direction', 'desc'],
    ];
    return this.#ask({ endpoint: SUMS_ENDPOINTS[source], parameters, call }, (body) => readSums(body).slice(0, limit));
  }

  credits(call: UpstreamCall): Promise<Credits> {
    return this.#ask({ endpoint: 'credits', call }, readCredits);
  }

  /** In percent. */
  reputation(call: UpstreamCall): Promise<number> {
    return this.#ask({ endpoint: 'account', call }, readReputation);
  }

  /** What the key may do. */
  scopes(call: UpstreamCall): Promise<readonly string[]> {
    return this.#ask({ endpoint: 'scopes', call }, readScopes);
  }

  categories(call: UpstreamCall): Promise<readonly string[]> {
    return this.#names({ endpoint: 'categories', call }, 'category');
  }

  subusers(call: UpstreamCall): Promise<readonly string[]> {
    return this.#names({ endpoint: 'subusers', call }, 'username');
  }

  /** What somebody is told whose deadline passes while others go on waiting. */
  readonly overdue = (): UpstreamError =>
    new UpstreamError('timeout', 'SendGrid gave no answer in time. Ask for a shorter range, or raise timeout');

  #names(question: Question, property: 'category' | 'username'): Promise<readonly string[]> {
    return this.#pages(question, (body) => {
      const items = readNames(body, property);
      return { items, count: items.length };
    });
  }

  async #pages<T>(
    question: Question,
    read: (body: string) => { readonly items: readonly T[]; readonly count: number }
  ): Promise<readonly T[]> {
    const items: T[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { parameters = [] } = question;
      const paged: Parameters = [...parameters, ['limit', PAGE_SIZE], ['offset', page * PAGE_SIZE]];
      const read1 = await this.#ask({ ...question, parameters: paged }, read);
      items.push(...read1.items);
      if (read1.count < PAGE_SIZE) {
        return items;
      }
    }
    throw unreadableAnswer(`it has more than ${MAX_PAGES} pages`);
  }

  #ask<T>({ endpoint, parameters = [], names, call }: Question, read: (body: string) => T): Promise<T> {
    const { account, owner, calls, budget, clock } = this.#options;
    const bucket = accountBucket(owner, endpoint);
    const { path, scope } = ENDPOINTS[endpoint];
    return calls.run({ endpoint, bucket, caller: call }, async (signal) => {
      const answer = await this.#client.get(`${path}${queryText(parameters)}`, signal);
      const nowMs = clock.now();
      const { remaining, resetAfterMs } = rateLimitEpochReset(answer.headers, nowMs);
      budget.observe(bucket, { remaining, resetAfterMs });
      if (answer.status !== 200) {
        throw sendGridError(answer, { account, scope, names }, nowMs);
      }
      try {
        return read(answer.body);
      } catch (error) {
        throw unreadableAnswer(error instanceof Error ? error.message : 'of an unknown form');
      }
    });
  }
}

interface Question {
  readonly endpoint: Endpoint;
  readonly parameters?: Parameters;
  /** Those that are asked for, for error texts. */
  readonly names?: readonly string[];
  readonly call: UpstreamCall;
}

function queryText(parameters: Parameters): string {
  const text = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return text === '' ? '' : `?${text}`;
}
