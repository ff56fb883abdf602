import { countExchanges, type HeldBudget, openTransport, type ProcessState, showQuota } from '@glance/data-source';
import type { DataSourceSettings, InstanceHost } from '@glance/plugin-sdk';
import { type HttpTransport, UpstreamClient } from '@glance/upstream';
import type { SendGridSettings } from '../shared/SendGridSettings';
import { parseSettings } from '../shared/settings';
import { AccountSource } from './AccountSource';
import { ownerSettings } from './ownerSettings';
import { PLUGIN_ID } from './pluginId';
import { endpointOfBucket } from './upstream/accountBucket';
import { SendGridUpstream } from './upstream/SendGridUpstream';

/** One configured data source: its accounts, and the connections that they share. */
export class SendGridStatsInstance {
  readonly settings: SendGridSettings;
  /** In the order of the settings. */
  readonly accounts: readonly AccountSource[];
  readonly #state: ProcessState;
  readonly #transport: HttpTransport;
  /** One for all keys of the process, whose buckets are those of one key: so all accounts share the room for calls. */
  readonly #held: HeldBudget;
  readonly #hideQuotas: ReadonlyArray<() => void>;

  /** @throws InvalidInput when a setting cannot be used, UpstreamError when the CA certificate cannot be read */
  constructor(dataSource: DataSourceSettings, host: InstanceHost, state: ProcessState) {
    this.settings = parseSettings(dataSource);
    this.#state = state;
    const { timeoutMs, maxConcurrentRequests } = this.settings;
    const { clock, env } = state;
    this.#transport = openTransport(this.settings, { clock, env, onExchange: countExchanges(host.metrics) });
    this.#held = state.budgets.hold(PLUGIN_ID);
    const { budget } = this.#held;
    const calls = new UpstreamClient({ budget, maxConcurrent: maxConcurrentRequests, timeoutMs, clock });
    this.accounts = this.settings.accounts.map((account) => {
      const owner = state.nameOwner(ownerSettings(account, this.settings));
      const upstream = new SendGridUpstream({
        account,
        owner: owner.id,
        transport: this.#transport,
        calls,
        budget,
        clock,
      });
      return new AccountSource({ account, settings: this.settings, state, owner, upstream });
    });
    this.#hideQuotas = this.accounts.map(({ account, owner }) =>
      showQuota({
        metrics: host.metrics,
        labels: { datasource_uid: dataSource.uid, account: account.id },
        budget,
        nameOf: (bucket) => endpointOfBucket(owner.id, bucket),
      })
    );
  }

  /** Epoch ms by the clock of this process. */
  nowMs(): number {
    return this.#state.clock.now();
  }

  /** Drops the answers that this data source's keys got, and says how many. */
  async clearCache(): Promise<number> {
    const dropped = await Promise.all(this.accounts.map((account) => account.clearCache()));
    return dropped.reduce((sum, count) => sum + count, 0);
  }

  async dispose(): Promise<void> {
    this.#hideQuotas.forEach((hide) => hide());
    this.#held.release();
    await this.#transport.close();
  }
}
