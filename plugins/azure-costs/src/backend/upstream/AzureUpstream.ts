import {
  type Caller,
  type Clock,
  hasCode,
  type HttpTransport,
  isUpstreamError,
  type ProxyEnv,
  type RateBudget,
  type TransportEvent,
  UpstreamClient,
  UpstreamError,
  watchDeadline,
} from '@glance/upstream';
import { openTransport, type UpstreamCall } from '@glance/data-source';
import type { AzureSettings } from '../../shared/AzureSettings';
import type { CostPage } from '../queries/costs/CostPage';
import type { CostsRequest } from '../queries/costs/CostsRequest';
import { requestBody } from '../queries/costs/requestBody';
import {
  AzureClient,
  type DimensionQuestion,
  type ListedResourceGroup,
  type ListedSubscription,
  type ListedTag,
} from './AzureClient';
import { type AzureAnswer, azureError, listError, type Subject, unreadableAnswer } from './azureErrors';
import { type DimensionValues, readDimensionPages } from './DimensionValues';
import type { EndpointName } from './endpointName';
import { principalOf } from './principalOf';
import { monthsOf, quotaReadings, TENANT_BUCKET, unitsOf } from './quotaReadings';
import { type CostAnswer, readCostAnswer } from './readCostAnswer';
import { type DimensionPage, readDimensionPage } from './readDimensionPage';
import { type AccessToken, SharedToken } from './SharedToken';
import { createTokenIssuer } from './signIn/createTokenIssuer';
import type { IssuedToken, TokenIssuer } from './signIn/TokenIssuer';
import type { TokenIdentity } from './signIn/TokenIdentity';

export interface AzureUpstreamOptions {
  readonly settings: AzureSettings;
  readonly clock: Clock;
  /** Environment variables: proxies, and where a machine's identity comes from. */
  readonly env: ProxyEnv;
  /** What Azure allows these credentials; they may be used by several data sources. */
  readonly budget: RateBudget;
  readonly onExchange: (event: TransportEvent) => void;
}

// Lists and sign-in have quotas of their own, far above what a data source needs.
const LIST_BUCKET = 'lists';
const SIGN_IN_BUCKET = 'signIn';
const MAX_COST_PAGES = 100;
/**
 * A refusal that ends so soon is waited out by whoever has the time: most are of the limit for ten seconds, which many
 * months asked at once exhaust, and a panel that comes a little later is better than one that says to come back.
 */
const NEAR_RESET_MS = 30_000;
const IDENTITY_WAIT_MS = 5_000;
const NOBODY: UpstreamCall = { priority: 'dashboard', signal: new AbortController().signal };

/**
 * Azure as one data source may use it: with one token, within quotas learnt from Azure's headers, with retries and time
 * limits, and never away from its origin. Throws UpstreamErrors with advice.
 */
export class AzureUpstream {
  readonly #clock: Clock;
  readonly #resourceManagerUrl: string;
  readonly #transport: HttpTransport;
  readonly #budget: RateBudget;
  readonly #upstream: UpstreamClient;
  /** Apart from the others: a call that needs a new token holds one of their places while it waits. */
  readonly #signInUpstream: UpstreamClient;
  readonly #issuer: TokenIssuer;
  readonly #client: AzureClient;
  readonly #token: SharedToken;
  readonly #principal: string;
  /** What to look at when nothing answers a sign-in. */
  readonly #signInPlace: string;

  /** @throws InvalidInput when a client certificate cannot be used */
  constructor({ settings, clock, env, budget, onExchange }: AzureUpstreamOptions) {
    const { timeoutMs, maxConcurrentRequests } = settings;
    this.#clock = clock;
    this.#resourceManagerUrl = settings.resourceManagerUrl;
    this.#transport = openTransport(settings, { clock, env, onExchange });
    this.#budget = budget;
    const common = { budget: this.#budget, timeoutMs, clock };
    this.#upstream = new UpstreamClient({
      ...common,
      maxConcurrent: maxConcurrentRequests,
      retry: { nearResetMs: NEAR_RESET_MS },
    });
    this.#signInUpstream = new UpstreamClient({ ...common, maxConcurrent: 1 });
    this.#principal = principalOf(settings.credentials);
    this.#signInPlace = settings.credentials.authType === 'msi' ? 'the machine’s managed identity' : 'authorityHost';
    this.#issuer = createTokenIssuer({ settings, transport: this.#transport, clock, env, onExchange });
    this.#token = new SharedToken({ clock, fetch: (call) => this.#fetchToken(call) });
    this.#client = new AzureClient({
      settings,
      transport: this.#transport,
      token: () => this.#token.get(NOBODY),
    });
  }

  /** Proves that the credentials are good. */
  async signIn(call: UpstreamCall): Promise<void> {
    await this.#takeToken(call);
  }

  /**
   * Who the credentials stand for. Signs in when there is no good token; when that fails, or takes longer than answers
   * from the cache should wait for it, the identity of the last token counts, so that they can still be shown.
   */
  async identity(call: UpstreamCall): Promise<TokenIdentity> {
    const known = this.#token.last?.identity;
    if (known === undefined) {
      return (await this.#takeToken(call)).identity;
    }
    try {
      return (await this.#takeToken(call, this.#clock.now() + IDENTITY_WAIT_MS)).identity;
    } catch (error) {
      call.signal.throwIfAborted();
      if (!isUpstreamError(error)) {
        throw error;
      }
      return known;
    }
  }

  /** All pages of the answer to one request. */
  async queryCosts(request: CostsRequest, call: UpstreamCall): Promise<readonly CostPage[]> {
    const body = JSON.stringify(requestBody(request));
    const pages: CostPage[] = [];
    let url: string | undefined = this.#client.costQueryUrl(request.scope);
    while (url !== undefined) {
      if (pages.length === MAX_COST_PAGES) {
        throw unreadableAnswer(`it has more than ${MAX_COST_PAGES} pages`);
      }
      const { page, nextLink } = await this.#costPage({ url, body, request }, call);
      pages.push(page);
      url = nextLink;
    }
    return pages;
  }

  /** Every subscription that the credential can see. */
  listSubscriptions(call: UpstreamCall): Promise<readonly ListedSubscription[]> {
    const subject = this.#subject({ role: 'Reader' });
    return this.#list({ endpoint: 'listSubscriptions', subject, call }, (signal) =>
      this.#client.listSubscriptions(signal)
    );
  }

  listResourceGroups(subscriptionId: string, call: UpstreamCall): Promise<readonly ListedResourceGroup[]> {
    const subject = this.#subject({ scope: `subscriptions/${subscriptionId}`, role: 'Reader' });
    return this.#list({ endpoint: 'listResourceGroups', subject, call }, (signal) =>
      this.#client.listResourceGroups(subscriptionId, signal)
    );
  }

  listTags(subscriptionId: string, call: UpstreamCall): Promise<readonly ListedTag[]> {
    const subject = this.#subject({ scope: `subscriptions/${subscriptionId}`, role: 'Reader' });
    return this.#list({ endpoint: 'listTagNames', subject, call }, (signal) =>
      this.#client.listTags(subscriptionId, signal)
    );
  }

  /** What a scope's costs have for a dimension. Each page draws on the scope's quota as a cost query does. */
  listDimensionValues(question: Omit<DimensionQuestion, 'skipToken'>, call: UpstreamCall): Promise<DimensionValues> {
    return readDimensionPages({
      ask: (skipToken) => this.#dimensionPage({ ...question, skipToken }, call),
      endpoint: this.#resourceManagerUrl,
    });
  }

  /** What somebody is told whose deadline passes, by what everybody is waiting for. */
  readonly overdue = (): UpstreamError =>
    new UpstreamError(
      'timeout',
      this.#token.isSigningIn
        ? `The sign-in to Azure did not end in time. Check ${this.#signInPlace}`
        : 'Azure gave no answer in time. Ask for less, or raise timeout'
    );

  /** Drops all connections; calls under way fail. */
  async close(): Promise<void> {
    await Promise.all([this.#transport.close(), this.#issuer.close()]);
  }

  #subject(subject: Omit<Subject, 'principal'>): Subject {
    return { ...subject, principal: this.#principal };
  }

  #fetchToken(caller: Caller): Promise<IssuedToken> {
    return this.#signInUpstream.run({ endpoint: 'signIn', bucket: SIGN_IN_BUCKET, caller }, (limited) =>
      this.#issuer.issue(limited)
    );
  }

  async #costPage(
    { url, body, request }: { readonly url: string; readonly body: string; readonly request: CostsRequest },
    call: UpstreamCall
  ): Promise<CostAnswer> {
    const { scope } = request;
    const months = monthsOf(request);
    const quota = { bucket: scope, widerBuckets: [TENANT_BUCKET], units: unitsOf(months) };
    return this.#withToken(call, () =>
      this.#upstream.run({ endpoint: 'costQuery', ...quota, caller: call }, async (signal) => {
        const answer = await this.#client.postCostQuery(url, body, signal);
        return this.#readAnswer(answer, { scope, months, read: readCostAnswer });
      })
    );
  }

  #dimensionPage(question: DimensionQuestion, call: UpstreamCall): Promise<DimensionPage> {
    const { scope } = question;
    const quota = { bucket: scope, widerBuckets: [TENANT_BUCKET] };
    return this.#withToken(call, () =>
      this.#upstream.run({ endpoint: 'listDimensionValues', ...quota, caller: call }, async (signal) => {
        const answer = await this.#client.getDimensionValues(question, signal);
        return this.#readAnswer(answer, { scope, months: 0, read: readDimensionPage });
      })
    );
  }

  #readAnswer<T>(
    answer: AzureAnswer,
    { scope, months, read }: { readonly scope: string; readonly months: number; readonly read: (body: string) => T }
  ): T {
    const nowMs = this.#clock.now();
    for (const { bucket, reading } of quotaReadings(answer.headers, { scope, months, nowMs })) {
      this.#budget.observe(bucket, reading);
    }
    if (answer.status !== 200 && answer.status !== 204) {
      throw azureError(answer, this.#subject({ scope, role: 'Cost Management Reader' }), nowMs);
    }
    try {
      return read(answer.body);
    } catch (error) {
      throw unreadableAnswer(error instanceof Error ? error.message : 'of an unknown form');
    }
  }

  #list<Item>(
    {
      endpoint,
      subject,
      call,
    }: { readonly endpoint: EndpointName; readonly subject: Subject; readonly call: UpstreamCall },
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
  async #withToken<T>(call: UpstreamCall, run: () => Promise<T>): Promise<T> {
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

  // The sign-in is shared; each caller waits for it up to its own deadline, or less.
  async #takeToken(call: UpstreamCall, waitUntilMs = Infinity): Promise<AccessToken> {
    const overdue = new AbortController();
    const stopWatching = watchDeadline(
      this.#clock,
      () => Math.min(waitUntilMs, call.deadlineAtMs ?? Infinity),
      () => overdue.abort(this.overdue())
    );
    try {
      return await this.#token.get(call, overdue.signal);
    } finally {
      stopWatching();
    }
  }
}
