import type { CacheAnswer, CacheOwner } from '@glance/cache';
import {
  askCache,
  askChunks,
  type CachedQuestion,
  countExchanges,
  type HeldBudget,
  type ProcessState,
  showQuota,
  type UpstreamCall,
} from '@glance/data-source';
import type { DataSourceSettings, InstanceHost } from '@glance/plugin-sdk';
import { dayOf } from '@glance/time-buckets';
import type { AzureSettings } from '../shared/AzureSettings';
import { readServerIdentity } from '../shared/ServerIdentity';
import { parseSettings } from '../shared/settings';
import { ownerSettings, signsInAsServer } from './ownerSettings';
import { PLUGIN_ID } from './pluginId';
import { type CostsChunk, costsChunks } from './queries/costs/costsChunk';
import type { HeldCosts } from './queries/costs/HeldCosts';
import { loadCosts } from './queries/costs/loadCosts';
import { type CostsPlan, runsOf } from './queries/costs/plan';
import type { ListedResourceGroup, ListedSubscription, ListedTag } from './upstream/AzureClient';
import { AzureUpstream } from './upstream/AzureUpstream';
import type { DimensionValues } from './upstream/DimensionValues';
import type { TokenIdentity } from './upstream/signIn/TokenIdentity';

// Lists change when people create things, and should show them soon.
const LIST_FRESH_FOR_MS = 15 * 60_000;

/** One configured data source: its settings, its way to Azure, and its part of the process's cache. */
export class AzureCostsInstance {
  readonly settings: AzureSettings;
  /** Azure without the cache in between, for the health check. */
  readonly upstream: AzureUpstream;
  readonly #state: ProcessState;
  readonly #held: HeldBudget;
  readonly #hideQuota: () => void;
  /** Whose answers were asked for last, by whom the token was issued to. */
  #owner: { readonly owner: CacheOwner; readonly identity?: TokenIdentity } | undefined;

  /** @throws InvalidInput when a setting cannot be used, UpstreamError when the CA certificate cannot be read */
  constructor(dataSource: DataSourceSettings, host: InstanceHost, state: ProcessState) {
    this.settings = parseSettings(dataSource, readServerIdentity(state.env));
    this.#state = state;
    // Within a process equal settings are the same identity, so that the budget need not wait for a token.
    const owner = this.#nameOwner();
    this.#held = state.budgets.hold(owner.id);
    const { budget } = this.#held;
    this.#hideQuota = showQuota({ metrics: host.metrics, labels: { datasource_uid: dataSource.uid }, budget });
    this.#owner = signsInAsServer(this.settings) ? undefined : { owner };
    if (state.isShared && owner.macKey === undefined) {
      host.log.info(
        'Answers of this data source stay in this process: it signs in as the server, without a secret that proves to other replicas what is its own'
      );
    }
    this.upstream = new AzureUpstream({
      settings: this.settings,
      clock: state.clock,
      env: state.env,
      budget,
      onExchange: countExchanges(host.metrics),
    });
  }

  /** Epoch ms by the clock of this process. */
  nowMs(): number {
    return this.#state.clock.now();
  }

  /** What is known of a plan's pieces in a scope, in their order. Only those that are not held are asked. */
  async costs(
    { question, pieces }: CostsPlan,
    scope: string,
    call: UpstreamCall
  ): Promise<ReadonlyArray<CacheAnswer<HeldCosts>>> {
    const owner = await this.#ownerFor(call);
    const today = dayOf(this.nowMs());
    const { cacheTtlMs } = this.settings;
    return askChunks<HeldCosts, CostsChunk>(
      { cache: this.#state.cache, owner, overdue: this.upstream.overdue },
      {
        chunks: costsChunks({ question, scope, pieces }, { owner: owner.id, cacheTtlMs }),
        runsOf: (missing) => runsOf(missing, today),
        load: (run, caller) =>
          loadCosts({ scope, question, pieces: run, today }, (request) => this.upstream.queryCosts(request, caller)),
      },
      call
    );
  }

  subscriptions(call: UpstreamCall): Promise<CacheAnswer<readonly ListedSubscription[]>> {
    const load = (own: UpstreamCall) => this.upstream.listSubscriptions(own);
    return this.#cached({ kind: 'subscriptions', request: {}, freshForMs: this.#listFreshForMs, load }, call);
  }

  resourceGroups(subscriptionId: string, call: UpstreamCall): Promise<CacheAnswer<readonly ListedResourceGroup[]>> {
    const load = (own: UpstreamCall) => this.upstream.listResourceGroups(subscriptionId, own);
    const request = { subscriptionId };
    return this.#cached({ kind: 'resourceGroups', request, freshForMs: this.#listFreshForMs, load }, call);
  }

  tags(subscriptionId: string, call: UpstreamCall): Promise<CacheAnswer<readonly ListedTag[]>> {
    const load = (own: UpstreamCall) => this.upstream.listTags(subscriptionId, own);
    const request = { subscriptionId };
    return this.#cached({ kind: 'tags', request, freshForMs: this.#listFreshForMs, load }, call);
  }

  /** Values of a dimension in a scope's costs: they cost the quota of cost queries, and are kept as costs are. */
  dimensionValues(
    request: { readonly scope: string; readonly category: string },
    call: UpstreamCall
  ): Promise<CacheAnswer<DimensionValues>> {
    const load = (own: UpstreamCall) => this.upstream.listDimensionValues(request, own);
    return this.#cached({ kind: 'dimensionValues', request, freshForMs: this.settings.cacheTtlMs, load }, call);
  }

  /** Drops the answers that this data source's credentials got, and says how many. */
  async clearCache(): Promise<number> {
    // Who never signed in has asked nothing yet.
    return this.#owner === undefined ? 0 : this.#state.cache.clear(this.#owner.owner);
  }

  async dispose(): Promise<void> {
    this.#hideQuota();
    this.#held.release();
    await this.upstream.close();
  }

  get #listFreshForMs(): number {
    return Math.min(LIST_FRESH_FOR_MS, this.settings.cacheTtlMs);
  }

  async #cached<T>(question: CachedQuestion<T>, call: UpstreamCall): Promise<CacheAnswer<T>> {
    const owner = await this.#ownerFor(call);
    const { cache } = this.#state;
    return askCache({ cache, pluginId: PLUGIN_ID, owner, overdue: this.upstream.overdue }, question, call);
  }

  /** Where the settings do not say who signs in, the token does: two servers may have equal settings. */
  async #ownerFor(call: UpstreamCall): Promise<CacheOwner> {
    if (this.#owner !== undefined && !signsInAsServer(this.settings)) {
      return this.#owner.owner;
    }
    const identity = await this.upstream.identity(call);
    if (this.#owner?.identity?.tid !== identity.tid || this.#owner?.identity?.oid !== identity.oid) {
      this.#owner = { owner: this.#nameOwner(identity), identity };
    }
    return this.#owner?.owner ?? this.#nameOwner(identity);
  }

  #nameOwner(identity?: TokenIdentity): CacheOwner {
    const { names, secrets } = ownerSettings(this.settings, identity);
    return this.#state.nameOwner({ settings: names, secrets });
  }
}
