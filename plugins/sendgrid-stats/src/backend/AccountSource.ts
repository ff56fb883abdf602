import type { CacheAnswer, CacheOwner } from '@glance/cache';
import { askCache, askChunks, type CachedQuestion, type ProcessState, type UpstreamCall } from '@glance/data-source';
import type { Account, SendGridSettings } from '../shared/SendGridSettings';
import { PLUGIN_ID } from './pluginId';
import type { HeldStats } from './queries/stats/HeldStats';
import { type AskedMonths, loadStats } from './queries/stats/loadStats';
import { runsOf, type StatsChunk, statsChunks } from './queries/stats/statsChunk';
import type { Credits } from './upstream/Credits';
import type { TopQuestion } from './upstream/SendGridRequest';
import type { SendGridUpstream } from './upstream/SendGridUpstream';

// Lists change when people send under a new name, and should show it soon.
const LIST_FRESH_FOR_MS = 15 * 60_000;

export interface AccountSourceOptions {
  readonly account: Account;
  readonly settings: Pick<SendGridSettings, 'todayTtlMs' | 'earlierTtlMs'>;
  readonly state: ProcessState;
  /** Whose answers these are: accounts that differ in key, address or sub-user never share one. */
  readonly owner: CacheOwner;
  readonly upstream: SendGridUpstream;
}

/** One account of a data source: its way to SendGrid, and its part of the process's cache. */
export class AccountSource {
  readonly account: Account;
  readonly owner: CacheOwner;
  /** SendGrid without the cache in between, for the health check. */
  readonly upstream: SendGridUpstream;
  readonly #options: AccountSourceOptions;

  constructor(options: AccountSourceOptions) {
    this.account = options.account;
    this.owner = options.owner;
    this.upstream = options.upstream;
    this.#options = options;
  }

  /** What is known of a question's months, in their order. Only those that are not held are asked. */
  stats({ question, pieces, today }: AskedMonths, call: UpstreamCall): Promise<ReadonlyArray<CacheAnswer<HeldStats>>> {
    const { owner } = this;
    const { state, settings } = this.#options;
    return askChunks<HeldStats, StatsChunk>(
      { cache: state.cache, owner, overdue: this.upstream.overdue },
      {
        chunks: statsChunks(question, pieces, { owner: owner.id, today, ...settings }),
        runsOf: (missing) => runsOf(missing, today),
        load: (run, caller) =>
          loadStats({ question, pieces: run, today }, (request) => this.upstream.stats(request, caller)),
      },
      call
    );
  }

  /**
   * The largest names of a source over some days. It cannot be made of months: who is large in a range may be among
   * the largest of none of its months.
   * @param hasToday the last day is today, so that tomorrow this is another question
   */
  topNames(
    question: TopQuestion,
    { hasToday, call }: { readonly hasToday: boolean; readonly call: UpstreamCall }
  ): Promise<CacheAnswer<readonly string[]>> {
    const { todayTtlMs, earlierTtlMs } = this.#options.settings;
    const load = (own: UpstreamCall) => this.upstream.topNames(question, own);
    const freshForMs = hasToday ? todayTtlMs : earlierTtlMs;
    return this.#cached({ kind: 'topNames', request: { ...question, hasToday }, freshForMs, load }, call);
  }

  credits(call: UpstreamCall): Promise<CacheAnswer<Credits>> {
    const load = (own: UpstreamCall) => this.upstream.credits(own);
    return this.#cached({ kind: 'credits', request: {}, freshForMs: this.#options.settings.todayTtlMs, load }, call);
  }

  /** In percent. */
  reputation(call: UpstreamCall): Promise<CacheAnswer<number>> {
    const load = (own: UpstreamCall) => this.upstream.reputation(own);
    return this.#cached({ kind: 'reputation', request: {}, freshForMs: this.#options.settings.todayTtlMs, load }, call);
  }

  categories(call: UpstreamCall): Promise<CacheAnswer<readonly string[]>> {
    const load = (own: UpstreamCall) => this.upstream.categories(own);
    return this.#cached({ kind: 'categories', request: {}, freshForMs: this.#listFreshForMs, load }, call);
  }

  subusers(call: UpstreamCall): Promise<CacheAnswer<readonly string[]>> {
    const load = (own: UpstreamCall) => this.upstream.subusers(own);
    return this.#cached({ kind: 'subusers', request: {}, freshForMs: this.#listFreshForMs, load }, call);
  }

  /** Drops the answers that this account's key got, and says how many. */
  clearCache(): Promise<number> {
    return this.#options.state.cache.clear(this.owner);
  }

  get #listFreshForMs(): number {
    return Math.min(LIST_FRESH_FOR_MS, this.#options.settings.earlierTtlMs);
  }

  #cached<T>(question: CachedQuestion<T>, call: UpstreamCall): Promise<CacheAnswer<T>> {
    const { cache } = this.#options.state;
    const { owner } = this;
    return askCache({ cache, pluginId: PLUGIN_ID, owner, overdue: this.upstream.overdue }, question, call);
  }
}
