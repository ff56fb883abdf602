import { setTimeout as delay } from 'node:timers/promises';
import { SeededSequence } from '@glance/simulator-common';
import { ask } from './ask';
import { Ledger } from './Ledger';
import { SoakFleet } from './SoakFleet';
import type { SoakOptions } from './SoakOptions';
import type { SoakVendor } from './SoakVendor';
import { trouble } from './trouble';

const users = 8;
/** The longest that anything may take: sign-in, quota, retries, and some patience with a busy machine. */
const drainLimitMs = 60_000;
/** How long before its end a run stops refusing for lack of quota, so that no hold outlasts it for long. */
const calmBeforeEndMs = 30_000;
/** How soon after the last question calls to the vendor that serve nobody in particular have to end. */
const idleLimitMs = 30_000;
/** How soon after the last fault every data source has to answer rightly again. */
const recoveryLimitMs = 60_000;

/** What a soak leaves behind, for its verdict. */
export interface SoakResult {
  readonly ledger: Ledger;
  readonly fleet: SoakFleet;
  /** Calls that the vendor was sent. */
  readonly calls: number;
  readonly elapsedMs: number;
  /** Calls to the plugin that never ended. */
  readonly lost: number;
  /** Calls to the vendor that nobody waits for any more and that did not end. */
  readonly leftBehind: number;
}

/** Everything that goes on while the load lasts. */
class Soak {
  readonly ledger = new Ledger();
  readonly #random: SeededSequence;
  readonly #endsAtMs: number;
  calls = 0;

  constructor(
    private readonly fleet: SoakFleet,
    { minutes, seed }: SoakOptions
  ) {
    this.#random = new SeededSequence(seed);
    this.#endsAtMs = performance.now() + minutes * 60_000;
  }

  /** Lets everybody do their work until the time is over. */
  async go(): Promise<void> {
    const { redis } = this.fleet;
    await Promise.all([
      ...Array.from({ length: users }, () => this.#repeat(() => this.#useDashboard(), [0, 60])),
      this.#repeat(() => this.#trouble(), [100, 600]),
      this.#repeat(() => this.#clearCache(), [1_000, 5_000]),
      this.#repeat(() => this.#look(), [1_000, 1_000]),
      this.#repeat(() => this.#readMetrics(), [2_000, 4_000]),
      ...(redis === undefined ? [] : [this.#repeat(() => this.#restartRedis(), [6_000, 12_000])]),
    ]);
  }

  /** Asks each data source until it is right again. */
  async recover(): Promise<void> {
    const { tenants, replicas, secrets } = this.fleet;
    tenants.forEach(({ simulator }) => simulator.faults.clear());
    const giveUpAtMs = performance.now() + recoveryLimitMs;
    for (const tenant of tenants) {
      for (const source of tenant.dataSources.filter(({ isTrusted }) => isTrusted)) {
        for (const { host } of replicas) {
          const ledger = new Ledger();
          while (ledger.countOf('right') === 0 && performance.now() < giveUpAtMs) {
            await ask(tenant.question(this.#random), { host, source, ledger, secrets });
            await delay(ledger.countOf('right') === 0 ? 500 : 0);
          }
          ledger.problems.forEach((problem) => this.ledger.wrong(problem));
          this.ledger.count(ledger.countOf('right') > 0 ? 'recovered' : 'NOT RECOVERED');
        }
      }
    }
  }

  async #repeat(work: () => Promise<void>, [least, most]: readonly [number, number]): Promise<void> {
    while (performance.now() < this.#endsAtMs) {
      await work();
      await delay(this.#random.integer(least, most));
    }
  }

  async #useDashboard(): Promise<void> {
    const tenant = this.#random.pick(this.fleet.tenants);
    const source = this.#random.pick(tenant.dataSources);
    const { host } = this.#random.pick(this.fleet.replicas);
    const question = tenant.question(this.#random);
    const context = { host, source, ledger: this.ledger, secrets: this.fleet.secrets };
    // Some ask what others ask at the same moment, and some go away before they have an answer.
    const callers = this.#random.chance(0.2) ? this.#random.integer(2, 6) : 1;
    await Promise.all(
      Array.from({ length: callers }, () =>
        ask(question, {
          ...context,
          ...(this.#random.chance(0.08) && { cancelAfterMs: this.#random.integer(1, 400) }),
        })
      )
    );
  }

  async #trouble(): Promise<void> {
    const refuses = performance.now() < this.#endsAtMs - calmBeforeEndMs;
    const kind = trouble(this.#random.pick(this.fleet.tenants), this.#random, { refuses });
    this.ledger.count(`fault ${kind}`);
  }

  async #clearCache(): Promise<void> {
    const { dataSource } = this.#random.pick(this.#random.pick(this.fleet.tenants).dataSources);
    const { host } = this.#random.pick(this.fleet.replicas);
    const { status } = await host.callResource({ dataSource, method: 'POST', path: 'cache/clear' });
    if (status === 200) {
      this.ledger.count('cache cleared');
    } else {
      this.ledger.wrong(`${dataSource.uid} cache/clear: status ${status}`);
    }
  }

  async #look(): Promise<void> {
    this.fleet.look();
    this.calls += this.fleet.takeCalls();
  }

  async #readMetrics(): Promise<void> {
    const { host } = this.#random.pick(this.fleet.replicas);
    this.fleet.secrets.text(await host.collectMetrics());
  }

  async #restartRedis(): Promise<void> {
    const { redis } = this.fleet;
    await redis?.kill();
    await delay(this.#random.integer(500, 3_000));
    await redis?.restart();
    this.ledger.count('Redis killed');
  }
}

/** Puts mixed load with faults on a vendor's plugin, and lets everything come to rest again. */
export async function runSoak(vendor: SoakVendor, command: string, options: SoakOptions): Promise<SoakResult> {
  const startedAtMs = performance.now();
  const fleet = await SoakFleet.start(vendor, { command, ...options });
  try {
    const soak = new Soak(fleet, options);
    const isDrained = await within(options.minutes * 60_000 + drainLimitMs, soak.go());
    const lost = soak.ledger.open;
    if (isDrained) {
      await soak.recover();
      await within(idleLimitMs, Promise.all(fleet.tenants.map(({ simulator }) => simulator.journal.idle())));
    }
    fleet.look();
    fleet.replicas.forEach(({ plugin }) => fleet.secrets.searchStdout(plugin));
    const leftBehind = fleet.tenants.reduce((sum, { simulator }) => sum + simulator.journal.inFlight(), 0);
    const calls = soak.calls + fleet.takeCalls();
    return { ledger: soak.ledger, fleet, calls, elapsedMs: performance.now() - startedAtMs, lost, leftBehind };
  } finally {
    await fleet.stop();
  }
}

/** Whether something ends in time. Rejects as it does. */
async function within(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  const limit = new AbortController();
  try {
    return await Promise.race([work.then(() => true), delay(limitMs, false, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}
