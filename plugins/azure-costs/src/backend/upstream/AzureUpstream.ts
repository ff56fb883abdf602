import {
  type Clock,
  hasCode,
  HttpTransport,
  type Priority,
  type ProxyEnv,
  RateBudget,
  type TransportEvent,
  UpstreamClient,
  UpstreamError,
} from '@glance/upstream';
import type { AzureSettings } from '../../shared/AzureSettings';
import type { CostPage } from '../queries/costs/CostPage';
import type { CostsRequest } from '../queries/costs/CostsRequest';
import { requestBody } from '../queries/costs/requestBody';
import { AzureClient, type IssuedToken, type ListedResourceGroup, type ListedSubscription } from './AzureClient';
import {
  type AzureAnswer,
  azureError,
  DEFAULT_HOLD_MS,
  listError,
  type Subject,
  unreadableAnswer,
} from './azureErrors';
import type { EndpointName } from './endpointName';
import { quotaReadings, TENANT_BUCKET } from './quotaReadings';
import { type CostAnswer, readCostAnswer } from './readCostAnswer';
import { type AccessToken, SharedToken, type TokenCall } from './SharedToken';

/** For whom a call is made. */
export interface AzureCall {
  readonly signal: AbortSignal;
  /** Epoch ms after which the answer is of no use. */
  readonly deadlineAtMs: number;
  readonly priority: Priority;
}

export interface AzureUpstreamOptions {
  readonly settings: AzureSettings;
  readonly clock: Clock;
  readonly proxyEnv: ProxyEnv;
  readonly onExchange: (event: TransportEvent) => void;
  /** Calls that are left in a bucket: a scope's own, or the tenant's. */
  readonly onQuota: (quota: { readonly bucket: string; readonly remaining: number }) => void;
}

// Lists and sign-in have quotas of their own, far above what a data source needs.
const LIST_BUCKET = 'lists';
const SIGN_IN_BUCKET = 'signIn';
const MAX_COST_PAGES = 100;
const NEVER = new AbortController().signal;

/**
 * Azure as one data source may use it: with one token, within quotas learnt from Azure's headers, with retries and time
 * limits, and never away from its origin. Throws UpstreamErrors with advice.
 */
export class AzureUpstream {
  readonly #clock: Clock;
  readonly #transport: HttpTransport;
  readonly #budget: RateBudget;
  readonly #upstream: UpstreamClient;
  /** Apart from the others: a call that needs a new token holds one of their places while it waits. */
  readonly #signInUpstream: UpstreamClient;
  readonly #client: AzureClient;
  readonly #token: SharedToken;

  constructor({ settings, clock, proxyEnv, onExchange, onQuota }: AzureUpstreamOptions) {
    const { timeoutMs, caPem, tlsSkipVerify, maxConcurrentRequests } = settings;
    this.#clock = clock;
    this.#transport = new HttpTransport({
      timeoutMs,
      caPem,
      rejectUnauthorized: !tlsSkipVerify,
      proxyEnv,
      clock,
      onEvent: onExchange,
    });
    this.#budget = new RateBudget({ clock, defaultHoldMs: DEFAULT_HOLD_MS });
    this.#budget.onChange(({ bucket, remaining }) => {
      if (remaining !== undefined) {
        onQuota({ bucket, remaining });
      }
    });
    const common = { budget: this.#budget, timeoutMs, clock };
    this.#upstream = new UpstreamClient({ ...common, maxConcurrent: maxConcurrentRequests });
    this.#signInUpstream = new UpstreamClient({ ...common, maxConcurrent: 1 });
    this.#token = new SharedToken({ clock, fetch: (call) => this.#fetchToken(call) });
    this.#client = new AzureClient({
      settings,
      transport: this.#transport,
      clock,
      token: () => this.#token.get({ signal: NEVER }),
    });
  }

  /** Proves that the credentials are good. */
  async signIn(call: AzureCall): Promise<void> {
    await this.#takeToken(call);
  }

  /** All pages of the answer to one request. */
  async queryCosts(request: CostsRequest, call: AzureCall): Promise<readonly CostPage[]> {
    const body = JSON.stringify(requestBody(request));
    const pages: CostPage[] = [];
    let url: string | undefined = this.#client.costQueryUrl(request.scope);
    while (url !== undefined) {
      if (pages.length === MAX_COST_PAGES) {
        throw unreadableAnswer(`it has more than ${MAX_COST_PAGES} pages`);
      }
      const { page, nextLink } = await this.#costPage({ url, body, scope: request.scope }, call);
      pages.push(page);
      url = nextLink;
    }
    return pages;
  }

  /** Every subscription that the credential can see. */
  listSubscriptions(call: AzureCall): Promise<readonly ListedSubscription[]> {
    const subject = { role: 'Reader' } as const;
    return this.#list({ endpoint: 'listSubscriptions', subject, call }, (signal) =>
      this.#client.listSubscriptions(signal)
    );
  }

  listResourceGroups(subscriptionId: string, call: AzureCall): Promise<readonly ListedResourceGroup[]> {
    const subject = { scope: `subscriptions/${subscriptionId}`, role: 'Reader' } as const;
    return this.#list({ endpoint: 'listResourceGroups', subject, call }, (signal) =>
      this.#client.listResourceGroups(subscriptionId, signal)
    );
  }

  /** Drops all connections; calls under way fail. */
  close(): Promise<void> {
    return this.#transport.close();
  }

  #fetchToken(caller: TokenCall): Promise<IssuedToken> {
    const call = { endpoint: 'signIn', bucket: SIGN_IN_BUCKET, caller: { priority: 'alert', ...caller } } as const;
    return this.#signInUpstream.run(call, (limited) => this.#client.signIn(limited));
  }

  async #costPage(
    { url, body, scope }: { readonly url: string; readonly body: string; readonly scope: string },
    call: AzureCall
  ): Promise<CostAnswer> {
    const quota = { bucket: scope, widerBuckets: [TENANT_BUCKET] };
    return this.#withToken(call, () =>
      this.#upstream.run({ endpoint: 'costQuery', ...quota, caller: call }, async (signal) => {
        const answer = await this.#client.postCostQuery(url, body, signal);
        return this.#readPage(answer, scope);
      })
    );
  }

  #readPage(answer: AzureAnswer, scope: string): CostAnswer {
    const nowMs = this.#clock.now();
    for (const { bucket, reading } of quotaReadings(answer.headers, { scope, nowMs })) {
      this.#budget.observe(bucket, reading);
    }
    if (answer.status !== 200 && answer.status !== 204) {
      throw azureError(answer, { scope, role: 'Cost Management Reader' }, nowMs);
    }
    try {
      return readCostAnswer(answer.body);
    } catch (error) {
      throw unreadableAnswer(error instanceof Error ? error.message : 'of an unknown form');
    }
  }

  #list<Item>(
    {
      endpoint,
      subject,
      call,
    }: { readonly endpoint: EndpointName; readonly subject: Subject; readonly call: AzureCall },
    list: (signal: AbortSignal) => Promise<readonly Item[]>
  ): Promise<readonly Item[]> {
    return this.#withToken(call, () =>
      this.#upstream.run({ endpoint, bucket: LIST_BUCKET, caller: call }, async (signal) => {
        try {
          return await list(signal);
        } catch (error) {
          throw listError(error, subject, this.#clock.now());
        }
      })
    );
  }

  // Signs in first, so that a failed sign-in costs no call and is told apart from a failed call.
  async #withToken<T>(call: AzureCall, run: () => Promise<T>): Promise<T> {
    const token = await this.#takeToken(call);
    try {
      return await run();
    } catch (error) {
      if (!hasCode(error, 'unauthorized') || !this.#token.discard(token)) {
        throw error;
      }
      await this.#takeToken(call);
      return run();
    }
  }

  // The sign-in is shared and has a limit of its own; each caller waits for it up to its own deadline.
  async #takeToken({ signal, deadlineAtMs }: AzureCall): Promise<AccessToken> {
    const overdue = new AbortController();
    const timer = this.#clock.setTimeout(() => {
      overdue.abort(new UpstreamError('timeout', 'The sign-in to Azure did not end in time. Check authorityHost'));
    }, deadlineAtMs - this.#clock.now());
    try {
      return await this.#token.get({ signal: AbortSignal.any([signal, overdue.signal]), deadlineAtMs });
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }
}
