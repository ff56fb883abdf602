import { freshnessOf } from './assess';
import type { Clock } from './Clock';
import { type Entry, isEntryOf } from './Entry';
import type { Lease, LeaseOutcome, SharedFailure, SharedLevel } from './SharedLevel';
import type { Loaded } from './SharedLoad';
import { askForRun, type Member, type Question, runsOf, standingOf } from './startLoads';

/** What leased loads work with. */
export interface LeaseContext {
  readonly shared: SharedLevel;
  readonly clock: Clock;
}

interface Pending extends Member {
  readonly resolve: (loaded: Loaded) => void;
  readonly reject: (error: unknown) => void;
}

interface Leased extends Pending {
  readonly lease: Lease;
}

/**
 * Starts the loads of chunks so that all replicas make one call between them: what another replica has stored meanwhile
 * is taken over, what it is loading is waited for, its failure is shared, and only the rest is asked from the vendor.
 */
export function startLeasedLoads(question: Question, members: readonly Member[], context: LeaseContext): void {
  const pending: Pending[] = [];
  for (const member of members) {
    const loaded = new Promise<Loaded>((resolve, reject) => pending.push({ ...member, resolve, reject }));
    member.load.begin(loaded, standingOf(question));
  }
  void new LeasedLoads(question, context).start(pending);
}

class LeasedLoads {
  readonly #question: Question;
  readonly #context: LeaseContext;

  constructor(question: Question, context: LeaseContext) {
    this.#question = question;
    this.#context = context;
  }

  /** Never rejects: whatever happens becomes the outcome of the members. */
  async start(members: readonly Pending[]): Promise<void> {
    const settled = await Promise.all(members.map((member) => this.#lease(member)));
    const leased = settled.flatMap((member) => member ?? []);
    for (const run of runsOf(this.#question, leased)) {
      void this.#ask(run);
    }
  }

  /** The member with its lease if it is to be asked from the vendor; otherwise its outcome comes from elsewhere. */
  async #lease(member: Pending): Promise<Leased | undefined> {
    const { owner } = this.#question;
    try {
      const outcome = await this.#context.shared.acquire(member.chunk.key, owner);
      if (outcome.type !== 'granted') {
        void this.#follow(member, outcome);
        return undefined;
      }
      // Between the look into the store and the lease another replica may have finished.
      const entry = await this.#newer(member);
      if (entry === undefined) {
        return { ...member, lease: outcome.lease };
      }
      void outcome.lease.release();
      member.resolve({ from: 'replica', entry });
    } catch (error) {
      member.reject(error);
    }
    return undefined;
  }

  async #follow(member: Pending, outcome: Exclude<LeaseOutcome, { type: 'granted' }>): Promise<void> {
    try {
      const end =
        outcome.type === 'held' ? await outcome.ended(member.load.caller.signal) : { ...outcome, type: 'failed' };
      if ('failure' in end) {
        member.reject(this.#errorOf(end.failure));
        return;
      }
      const entry = await this.#newer(member);
      if (entry !== undefined) {
        member.resolve({ from: 'replica', entry });
        return;
      }
    } catch (error) {
      member.reject(error);
      return;
    }
    // It died, or could not store its answer.
    await this.start([member]);
  }

  /** What other replicas have stored, if it is as good as an answer of the vendor. */
  async #newer({ chunk, load }: Pending): Promise<Entry | undefined> {
    const known = await load.known;
    const entry = await this.#context.shared.refresh(chunk.key, this.#question.owner);
    const nowMs = this.#context.clock.now();
    const isNewer = isEntryOf(chunk.key, entry, nowMs) && entry.fetchedAtMs > (known?.fetchedAtMs ?? -Infinity);
    // By the rule of an alert rule, which is the stricter one: both kinds of callers may be waiting.
    const beholder = { chunk, mode: 'alert', nowMs } as const;
    return isNewer && freshnessOf(entry, beholder) === 'fresh' ? entry : undefined;
  }

  async #ask(run: readonly Leased[]): Promise<void> {
    try {
      const answers = await askForRun(this.#question, run);
      run.forEach(({ resolve, lease }, index) => resolve({ from: 'vendor', value: answers[index], lease }));
    } catch (error) {
      for (const { reject, lease, load } of run) {
        const failure = load.caller.signal.aborted ? undefined : this.#failureOf(error);
        void (failure === undefined ? lease.release() : lease.fail(failure));
        reject(error);
      }
    }
  }

  #failureOf(error: unknown): SharedFailure | undefined {
    const json = this.#question.failures?.encode(error);
    if (json === undefined) {
      return undefined;
    }
    const standsForMs = standingOf(this.#question)(error);
    return { error: json, standsUntilMs: standsForMs > 0 ? this.#context.clock.now() + standsForMs : 0 };
  }

  #errorOf({ error }: SharedFailure): unknown {
    return this.#question.failures?.decode(error) ?? new Error('The load of another replica failed');
  }
}
