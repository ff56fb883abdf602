import { type CacheAnswer, cacheKey, type CacheOwner, fingerprint, type Mode } from '@glance/cache';
import type { DataSourceSettings, InstanceHost } from '@glance/plugin-sdk';
import { hasCode } from '@glance/upstream';
import type { AzureSettings } from '../shared/AzureSettings';
import { readServerIdentity } from '../shared/ServerIdentity';
import { parseSettings } from '../shared/settings';
import { type UpstreamMetrics, upstreamMetrics } from './metrics';
import { ownerSettings } from './ownerSettings';
import { PLUGIN_ID } from './pluginId';
import type { ProcessState } from './ProcessState';
import type { CostsRequest } from './queries/costs/CostsRequest';
import type { CostTable } from './queries/costs/CostTable';
import { InvalidAnswer } from './queries/costs/InvalidAnswer';
import { readCostPages } from './queries/costs/readCostPages';
import type { ListedResourceGroup, ListedSubscription, ListedTag } from './upstream/AzureClient';
import { type AzureCall, AzureUpstream } from './upstream/AzureUpstream';
import { unreadableAnswer } from './upstream/azureErrors';
import type { DimensionValues } from './upstream/DimensionValues';

const DAY_MS = 86_400_000;
const CLOSED_FRESH_FOR_MS = 30 * DAY_MS;
// Lists change when people create things, and should show them soon.
const LIST_FRESH_FOR_MS = 15 * 60_000;
const REFUSED_TOKEN_STANDS_MS = 30_000;

/** One configured data source: its settings, its way to Azure, and its part of the process's cache. */
export class AzureCostsInstance {
  readonly settings: AzureSettings;
  /** Azure without the cache in between, for the health check. */
  readonly upstream: AzureUpstream;
  readonly #state: ProcessState;
  readonly #owner: CacheOwner;
  readonly #metrics: UpstreamMetrics;

  /** @throws InvalidInput when a setting cannot be used, UpstreamError when the CA certificate cannot be read */
  constructor(dataSource: DataSourceSettings, host: InstanceHost, state: ProcessState) {
    this.settings = parseSettings(dataSource, readServerIdentity(state.env));
    this.#state = state;
    this.#owner = { id: ownerOf(this.settings) };
    this.#metrics = upstreamMetrics(host.metrics, dataSource.uid);
    this.upstream = new AzureUpstream({
      settings: this.settings,
      clock: state.clock,
      env: state.env,
      onExchange: this.#metrics.onExchange,
      onQuota: this.#metrics.onQuota,
    });
  }

  /** Epoch ms by the clock of this process. */
  nowMs(): number {
    return this.#state.clock.now();
  }

  /** The answer to one request, with closed periods kept for a month. */
  costs(request: CostsRequest, call: AzureCall): Promise<CacheAnswer<CostTable>> {
    const load = async (own: AzureCall) => {
      const pages = await this.upstream.queryCosts(request, own);
      return toTable(() => readCostPages(pages, request));
    };
    return this.#cached(
      { kind: 'costs', request, freshForMs: request.isClosed ? CLOSED_FRESH_FOR_MS : this.settings.cacheTtlMs, load },
      call
    );
  }

  subscriptions(call: AzureCall): Promise<CacheAnswer<readonly ListedSubscription[]>> {
    const load = (own: AzureCall) => this.upstream.listSubscriptions(own);
    return this.#cached({ kind: 'subscriptions', request: {}, freshForMs: this.#listFreshForMs, load }, call);
  }

  resourceGroups(subscriptionId: string, call: AzureCall): Promise<CacheAnswer<readonly ListedResourceGroup[]>> {
    const load = (own: AzureCall) => this.upstream.listResourceGroups(subscriptionId, own);
    const request = { subscriptionId };
    return this.#cached({ kind: 'resourceGroups', request, freshForMs: this.#listFreshForMs, load }, call);
  }

  tags(subscriptionId: string, call: AzureCall): Promise<CacheAnswer<readonly ListedTag[]>> {
    const load = (own: AzureCall) => this.upstream.listTags(subscriptionId, own);
    const request = { subscriptionId };
    return this.#cached({ kind: 'tags', request, freshForMs: this.#listFreshForMs, load }, call);
  }

  /** Values of a dimension in a scope's costs: they cost the quota of cost queries, and are kept as costs are. */
  dimensionValues(
    request: { readonly scope: string; readonly category: string },
    call: AzureCall
  ): Promise<CacheAnswer<DimensionValues>> {
    const load = (own: AzureCall) => this.upstream.listDimensionValues(request, own);
    return this.#cached({ kind: 'dimensionValues', request, freshForMs: this.settings.cacheTtlMs, load }, call);
  }

  /** Drops the answers that this data source's credentials got, and says how many. */
  clearCache(): Promise<number> {
    return this.#state.cache.clear(this.#owner);
  }

  async dispose(): Promise<void> {
    this.#metrics.forget();
    await this.upstream.close();
  }

  get #listFreshForMs(): number {
    return Math.min(LIST_FRESH_FOR_MS, this.settings.cacheTtlMs);
  }

  #cached<T>({ kind, request, freshForMs, load }: CachedLoad<T>, call: AzureCall): Promise<CacheAnswer<T>> {
    // `cacheTtlSeconds: 0` turns storing off altogether, for closed periods too.
    const keptForMs = this.settings.cacheTtlMs === 0 ? 0 : freshForMs;
    const mode: Mode = call.priority;
    return this.#state.cache.get<T>(
      {
        key: cacheKey({ plugin: PLUGIN_ID, fingerprint: this.#owner.id, kind, request }),
        owner: this.#owner,
        freshForMs: keptForMs,
        alertMaxAgeMs: keptForMs,
        failureStandsForMs,
        load: ({ signal }) => load({ ...call, signal }),
      },
      { signal: call.signal, mode }
    );
  }
}

interface CachedLoad<T> {
  readonly kind: string;
  readonly request: object;
  readonly freshForMs: number;
  readonly load: (call: AzureCall) => Promise<T>;
}

/** Names the credentials and endpoints: whoever differs in any of them never shares an answer. */
function ownerOf(settings: AzureSettings): string {
  const { names, secrets } = ownerSettings(settings);
  return fingerprint({ ...names, ...secrets });
}

// A refused sign-in has no status and is remembered by SharedToken, for all questions together.
function failureStandsForMs(error: unknown): number {
  if (hasCode(error, 'rateLimited')) {
    return error.retryAfterMs ?? 0;
  }
  return hasCode(error, 'unauthorized') && error.status !== undefined ? REFUSED_TOKEN_STANDS_MS : 0;
}

function toTable(read: () => CostTable): CostTable {
  try {
    return read();
  } catch (error) {
    throw error instanceof InvalidAnswer ? unreadableAnswer(error.message) : error;
  }
}
