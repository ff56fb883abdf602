import { openTransport, type UpstreamCall, type VendorAnswer } from '@glance/data-source';
import {
  type Clock,
  hasCode,
  type HttpTransport,
  type ProxyEnv,
  type RateBudget,
  type TransportEvent,
  UpstreamClient,
  UpstreamError,
} from '@glance/upstream';
import type { DatadogSettings } from '../../shared/DatadogSettings';
import type { AggregateAnswer, AggregatePage } from './AggregateAnswer';
import type { AggregateRequest } from './AggregateRequest';
import { DatadogClient } from './DatadogClient';
import {
  datadogError,
  type Keys,
  missingPermission,
  refusedKey,
  type Subject,
  unreadableAnswer,
} from './datadogErrors';
import { DatadogQuota } from './DatadogQuota';
import type { EndpointName } from './endpointName';
import { KeyLookup } from './KeyLookup';
import type { LogIndex } from './LogIndex';
import type { LogPage } from './LogPage';
import { readAggregatePage } from './readAggregatePage';
import { readApiKeyValidity, readKeysValidity } from './readKeyValidity';
import { readLogIndexes } from './readLogIndexes';
import { readLogPage } from './readLogPage';
import type { SearchRequest } from './SearchRequest';

export interface DatadogUpstreamOptions {
  readonly settings: Pick<
    DatadogSettings,
    'site' | 'apiUrl' | 'apiKey' | 'applicationKey' | 'timeoutMs' | 'maxConcurrentRequests' | 'caPem' | 'tlsSkipVerify'
  >;
  readonly clock: Clock;
  /** Environment variables, for proxies. */
  readonly env: ProxyEnv;
  /** What Datadog allows these keys; they may be used by several data sources. */
  readonly budget: RateBudget;
  readonly onExchange: (event: TransportEvent) => void;
}

// Groups come a thousand at a time, and there are ten thousand at most.
const MAX_AGGREGATE_PAGES = 20;
/** A refusal that ends so soon is waited out by whoever has the time. */
const NEAR_RESET_MS = 30_000;
// Whoever was refused should soon be told why.
const KEY_LOOKUP_MS = 10_000;

/** What is known of keys, by the budget that all data sources with the same keys at the same address share. */
const KEY_LOOKUPS = new WeakMap<RateBudget, KeyLookup>();

/**
 * Datadog as one data source may use it: within quotas learnt from its headers, with retries and time limits, and never
 * away from its origin. Throws UpstreamErrors with advice.
 */
export class DatadogUpstream {
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #transport: HttpTransport;
  readonly #quota: DatadogQuota;
  readonly #upstream: UpstreamClient;
  /** Apart from the others, so that a refusal is explained however busy they are. */
  readonly #keyUpstream: UpstreamClient;
  readonly #keyLookup: KeyLookup;
  readonly #client: DatadogClient;

  constructor({ settings, clock, env, budget, onExchange }: DatadogUpstreamOptions) {
    const { timeoutMs, maxConcurrentRequests } = settings;
    this.#keys = settings;
    this.#clock = clock;
    this.#transport = openTransport(settings, { clock, env, onExchange });
    this.#quota = new DatadogQuota(budget);
    const common = { budget, timeoutMs, clock, retry: { nearResetMs: NEAR_RESET_MS } };
    this.#upstream = new UpstreamClient({ ...common, maxConcurrent: maxConcurrentRequests });
    this.#keyUpstream = new UpstreamClient({ ...common, maxConcurrent: 2 });
    this.#keyLookup = KEY_LOOKUPS.get(budget) ?? new KeyLookup(clock);
    KEY_LOOKUPS.set(budget, this.#keyLookup);
    this.#client = new DatadogClient({ settings, transport: this.#transport });
  }

  /** All pages of the answer to one request. Each page of a thousand groups is a call. */
  async aggregate(request: AggregateRequest, call: UpstreamCall): Promise<AggregateAnswer> {
    const pages: AggregatePage[] = [];
    let count = 0;
    let cursor: string | undefined;
    do {
      if (pages.length === MAX_AGGREGATE_PAGES) {
        throw unreadableAnswer(`it has more than ${MAX_AGGREGATE_PAGES} pages`);
      }
      const page = await this.#aggregatePage(request, cursor, call);
      pages.push(page);
      count += page.buckets.length;
      // A page that cannot be of use is not worth the quota.
      cursor = page.buckets.length > 0 && count < mostBuckets(request) ? page.after : undefined;
    } while (cursor !== undefined);
    return {
      buckets: pages.flatMap(({ buckets }) => buckets),
      status: pages.some(({ status }) => status === 'timeout') ? 'timeout' : 'done',
      warnings: pages.flatMap(({ warnings }) => warnings),
    };
  }

  /** One page of logs. */
  search(request: SearchRequest, call: UpstreamCall): Promise<LogPage> {
    const { indexes, cursor } = request;
    const subject = this.#subject({ permission: 'logs_read_data', indexes, isNextPage: cursor !== undefined });
    return this.#ask({ endpoint: 'search', subject, call, read: readLogPage }, (signal) =>
      this.#client.search(request, signal)
    );
  }

  /** The organization's indexes. Needs a permission that reading logs does not. */
  listIndexes(call: UpstreamCall): Promise<readonly LogIndex[]> {
    const subject = this.#subject({ permission: 'logs_read_config' });
    return this.#ask({ endpoint: 'listIndexes', subject, call, read: readLogIndexes }, (signal) =>
      this.#client.listIndexes(signal)
    );
  }

  /** Proves that the API key is good. */
  validate(call: UpstreamCall): Promise<void> {
    const read = readApiKeyValidity;
    return this.#validateKey({ endpoint: 'validate', name: 'apiKey', call, read }, (signal) =>
      this.#client.validate(signal)
    );
  }

  /** Proves that the application key is good too. */
  validateKeys(call: UpstreamCall): Promise<void> {
    const read = readKeysValidity;
    return this.#validateKey({ endpoint: 'validateKeys', name: 'applicationKey', call, read }, (signal) =>
      this.#client.validateKeys(signal)
    );
  }

  /** What somebody is told whose deadline passes while others go on waiting. */
  readonly overdue = (): UpstreamError =>
    new UpstreamError('timeout', 'Datadog gave no answer in time. Ask for a shorter range, or raise timeout');

  /** Drops all connections; calls under way fail. */
  async close(): Promise<void> {
    await this.#transport.close();
  }

  #subject(subject: Omit<Subject, 'keys'>): Subject {
    return { ...subject, keys: this.#keys };
  }

  #aggregatePage(request: AggregateRequest, cursor: string | undefined, call: UpstreamCall): Promise<AggregatePage> {
    const { indexes } = request;
    const subject = this.#subject({ permission: 'logs_read_data', indexes, isNextPage: cursor !== undefined });
    const read = (body: string) => readAggregatePage(body, request);
    return this.#ask({ endpoint: 'aggregate', subject, call, read }, (signal) =>
      this.#client.aggregate(request, cursor, signal)
    );
  }

  async #ask<T>(
    { endpoint, subject, call, read }: Question<T>,
    send: (signal: AbortSignal) => Promise<VendorAnswer>
  ): Promise<T> {
    try {
      return await this.#run(this.#upstream, { endpoint, subject, call, read }, send);
    } catch (error) {
      throw await this.#explained(error, subject, call);
    }
  }

  async #validateKey(
    { endpoint, name, call, read }: KeyQuestion,
    send: (signal: AbortSignal) => Promise<VendorAnswer>
  ): Promise<void> {
    const subject = this.#subject({ permission: 'logs_read_data' });
    let isGood = false;
    try {
      isGood = await this.#run(this.#keyUpstream, { endpoint, subject, call, read }, send);
    } catch (error) {
      if (!isRefusal(error)) {
        throw error;
      }
    }
    if (!isGood) {
      throw refusedKey(name, this.#keys);
    }
  }

  #run<T>(
    upstream: UpstreamClient,
    { endpoint, subject, call, read }: Question<T>,
    send: (signal: AbortSignal) => Promise<VendorAnswer>
  ): Promise<T> {
    const bucket = this.#quota.bucketOf(endpoint);
    return upstream.run({ endpoint, bucket, caller: call }, async (signal) => {
      const answer = await send(signal);
      this.#quota.observe(endpoint, bucket, answer);
      if (answer.status !== 200) {
        throw datadogError(answer, subject, this.#clock.now());
      }
      try {
        return read(answer.body);
      } catch (error) {
        throw unreadableAnswer(error instanceof Error ? error.message : 'of an unknown form');
      }
    });
  }

  /** Datadog refuses a wrong key and a missing permission alike; this tells which of the two it was. */
  async #explained(error: unknown, { permission }: Subject, call: UpstreamCall): Promise<unknown> {
    if (!isRefusal(error)) {
      return error;
    }
    const verdict = await this.#keyLookup.verdict(() => this.#validateBoth(), call);
    switch (verdict.kind) {
      case 'good':
        return missingPermission(permission);
      case 'refused':
        return verdict.error;
      case 'unknown':
        return error;
    }
  }

  async #validateBoth(): Promise<void> {
    const { signal } = new AbortController();
    const call: UpstreamCall = { priority: 'alert', signal, deadlineAtMs: this.#clock.now() + KEY_LOOKUP_MS };
    await this.validate(call);
    await this.validateKeys(call);
  }
}

/** How many groups an answer may have. Logs without the facet, and all together, are groups beyond a facet's limit. */
function mostBuckets({ groupBy }: AggregateRequest): number {
  return groupBy.reduce(
    (product, { limit, missing, total }) =>
      product * (limit + Number(missing !== undefined) + Number(total !== undefined)),
    1
  );
}

interface Question<T> {
  readonly endpoint: EndpointName;
  readonly subject: Subject;
  readonly call: UpstreamCall;
  /** Throws InvalidAnswer. */
  readonly read: (body: string) => T;
}

interface KeyQuestion extends Omit<Question<boolean>, 'subject'> {
  readonly name: 'apiKey' | 'applicationKey';
}

function isRefusal(error: unknown): boolean {
  return hasCode(error, 'unauthorized') || hasCode(error, 'forbidden');
}
