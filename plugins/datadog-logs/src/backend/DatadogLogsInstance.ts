import { type CacheAnswer, type CacheOwner, canonicalJson } from '@glance/cache';
import {
  askCache,
  askChunks,
  cacheCaller,
  type CachedQuestion,
  countExchanges,
  type HeldBudget,
  type ProcessState,
  showQuota,
  type UpstreamCall,
} from '@glance/data-source';
import type { DataSourceSettings, InstanceHost } from '@glance/plugin-sdk';
import type { DatadogSettings } from '../shared/DatadogSettings';
import { parseSettings } from '../shared/settings';
import { ownerSettings } from './ownerSettings';
import { PLUGIN_ID } from './pluginId';
import { AlertReach, type Reach } from './queries/logCounts/AlertReach';
import { type CountsChunk, countsChunks, countsRuns } from './queries/logCounts/countsChunks';
import type { CountsPart } from './queries/logCounts/CountsPart';
import type { AnsweredChunk } from './queries/logCounts/fetchPart';
import type { HeldCounts } from './queries/logCounts/HeldCounts';
import { loadCounts } from './queries/logCounts/loadCounts';
import { DatadogUpstream } from './upstream/DatadogUpstream';

/** One configured data source: its settings, its way to Datadog, and its part of the process's cache. */
export class DatadogLogsInstance {
  readonly settings: DatadogSettings;
  /** Datadog without the cache in between, for the health check. */
  readonly upstream: DatadogUpstream;
  readonly #state: ProcessState;
  readonly #held: HeldBudget;
  readonly #hideQuota: () => void;
  /** Whose answers are asked for. */
  readonly #owner: CacheOwner;
  readonly #alertReach = new AlertReach();

  /** @throws InvalidInput when a setting cannot be used, UpstreamError when the CA certificate cannot be read */
  constructor(dataSource: DataSourceSettings, host: InstanceHost, state: ProcessState) {
    this.settings = parseSettings(dataSource);
    this.#state = state;
    const { names, secrets } = ownerSettings(this.settings);
    this.#owner = state.nameOwner({ settings: names, secrets });
    this.#held = state.budgets.hold(this.#owner.id);
    const { budget } = this.#held;
    this.#hideQuota = showQuota({ metrics: host.metrics, labels: { datasource_uid: dataSource.uid }, budget });
    this.upstream = new DatadogUpstream({
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

  /** What is known of a part's range, in the order of time. Only what is not held is asked. */
  async counts(part: CountsPart, call: UpstreamCall): Promise<readonly AnsweredChunk[]> {
    const chunks = countsChunks(part, this.#owner.id, this.#wantedBeside(part, call));
    const answers = await askChunks<HeldCounts, CountsChunk>(
      { cache: this.#state.cache, owner: this.#owner, overdue: this.upstream.overdue },
      {
        chunks,
        runsOf: (missing) => countsRuns(part, missing),
        load: (pieces, caller) =>
          loadCounts({ question: part.question, pieces, nowMs: this.nowMs() }, (request) =>
            this.upstream.aggregate(request, caller)
          ),
      },
      call
    );
    const wanted = chunks.filter(({ isOptional }) => isOptional !== true);
    return wanted.flatMap((chunk, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [{ chunk, answer }];
    });
  }

  /**
   * The last good answers of a part, where there are any, without asking.
   * @param failed `reason`: why there are no newer ones
   */
  async heldCounts(
    part: CountsPart,
    { reason, call }: { readonly reason: Error; readonly call: UpstreamCall }
  ): Promise<readonly AnsweredChunk[]> {
    const caller = cacheCaller(call, this.upstream.overdue);
    const found = await Promise.all(
      countsChunks(part, this.#owner.id).map(async (chunk): Promise<readonly AnsweredChunk[]> => {
        const request = { ...chunk, owner: this.#owner, load: () => Promise.reject(reason) };
        try {
          return [{ chunk, answer: await this.#state.cache.get<HeldCounts>(request, caller) }];
        } catch {
          return [];
        }
      })
    );
    return found.flat();
  }

  /** Any other question that has one answer, kept as it says. */
  ask<T>(question: CachedQuestion<T>, call: UpstreamCall): Promise<CacheAnswer<T>> {
    const { cache } = this.#state;
    return askCache({ cache, pluginId: PLUGIN_ID, owner: this.#owner, overdue: this.upstream.overdue }, question, call);
  }

  /** Drops the answers that this data source's keys got, and says how many. */
  clearCache(): Promise<number> {
    return this.#state.cache.clear(this.#owner);
  }

  async dispose(): Promise<void> {
    this.#hideQuota();
    this.#held.release();
    await this.upstream.close();
  }

  /** What alert rules want to know that ask the same; nothing where no alert rule asks. */
  #wantedBeside({ kind, question, range, alertMaxAgeMs }: CountsPart, { priority }: UpstreamCall): Reach | undefined {
    if (kind === 'exact' || priority !== 'alert') {
      return undefined;
    }
    const own = { reachMs: range.toMs - range.fromMs, maxAgeMs: alertMaxAgeMs };
    return this.#alertReach.extend(canonicalJson(question), own, this.nowMs());
  }
}
