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
import type { StatsRequest } from '../queries/stats/loadStats';
import type { StatsRow } from '../queries/stats/StatsTable';
import { accountBucket } from './accountBucket';
import type { Credits } from './Credits';
import { ENDPOINTS } from './endpointName';
import { readCredits, readNames, readReputation, readScopes } from './readAccount';
import { readStats, readSums } from './readStats';
import { SendGridClient } from './SendGridClient';
import {
  CREDITS_REQUEST,
  namesRequest,
  PAGE_SIZE,
  pageOf,
  REPUTATION_REQUEST,
  requestPath,
  type SendGridRequest,
  statsRequest,
  topRequest,
  type TopQuestion,
} from './SendGridRequest';
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

const MAX_PAGES = 40;

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
    const names = 'names' in request ? request.names : [];
    return this.#pages(statsRequest(request), { names, call }, (body) => readStats(body, request.source));
  }

  /** The largest names first. */
  topNames(question: TopQuestion, call: UpstreamCall): Promise<readonly string[]> {
    return this.#ask(topRequest(question), { call }, (body) => readSums(body).slice(0, question.limit));
  }

  credits(call: UpstreamCall): Promise<Credits> {
    return this.#ask(CREDITS_REQUEST, { call }, readCredits);
  }

  /** In percent. */
  reputation(call: UpstreamCall): Promise<number> {
    return this.#ask(REPUTATION_REQUEST, { call }, readReputation);
  }

  /** What the key may do. */
  scopes(call: UpstreamCall): Promise<readonly string[]> {
    return this.#ask({ endpoint: 'scopes', parameters: [] }, { call }, readScopes);
  }

  categories(call: UpstreamCall): Promise<readonly string[]> {
    return this.#names('categories', call);
  }

  subusers(call: UpstreamCall): Promise<readonly string[]> {
    return this.#names('subusers', call);
  }

  /** What somebody is told whose deadline passes while others go on waiting. */
  readonly overdue = (): UpstreamError =>
    new UpstreamError('timeout', 'SendGrid gave no answer in time. Ask for a shorter range, or raise timeout');

  #names(endpoint: 'categories' | 'subusers', call: UpstreamCall): Promise<readonly string[]> {
    return this.#pages(namesRequest(endpoint), { call }, (body) => {
      const items = readNames(body, endpoint === 'categories' ? 'category' : 'username');
      return { items, count: items.length };
    });
  }

  async #pages<T>(
    request: SendGridRequest,
    asking: Asking,
    read: (body: string) => { readonly items: readonly T[]; readonly count: number }
  ): Promise<readonly T[]> {
    const all: T[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { items, count } = await this.#ask(pageOf(request, page), asking, read);
      all.push(...items);
      if (count < PAGE_SIZE) {
        return all;
      }
    }
    throw unreadableAnswer(`it has more than ${MAX_PAGES} pages`);
  }

  #ask<T>(request: SendGridRequest, { names, call }: Asking, read: (body: string) => T): Promise<T> {
    const { account, owner, calls, budget, clock } = this.#options;
    const { endpoint } = request;
    const bucket = accountBucket(owner, endpoint);
    const { scope } = ENDPOINTS[endpoint];
    return calls.run({ endpoint, bucket, caller: call }, async (signal) => {
      const answer = await this.#client.get(requestPath(request), signal);
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

interface Asking {
  /** Those that are asked for, for error texts. */
  readonly names?: readonly string[];
  readonly call: UpstreamCall;
}
