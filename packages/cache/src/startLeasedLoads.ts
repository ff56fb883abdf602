import { freshnessOf } from './assess';
import type { Clock } from './Clock';
import type { Entry } from './Entry';
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
  readonly lease?: Lease;
}

/** A member that another replica is loading. */
type HeldMember = Pending & Pick<Extract<LeaseOutcome, { type: 'held' }>, 'ended'>;

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

  /** Never rejects: what happens becomes the outcome of the members. */
  async start(members: readonly Pending[]): Promise<void> {
    const outcomes = await Promise.all(
      members.map(({ chunk }) => this.#context.shared.acquire(chunk.key, this.#question.owner))
    );
    const leased: Pending[] = [];
    const held: HeldMember[] = [];
    members.forEach((member, index) => {
      const outcome = outcomes[index];
      switch (outcome?.type) {
        case 'granted':
          leased.push({ ...member, lease: outcome.lease });
          break;
        case 'held':
          held.push({ ...member, ended: outcome.ended });
          break;
        case 'refused':
          member.reject(this.#errorOf(outcome.failure));
      }
    });
    await Promise.all([this.#load(leased), this.#follow(held)]);
  }

  async #load(leased: readonly Pending[]): Promise<void> {
    // Between the look into the store and the lease another replica may have finished.
    const missing = await this.#withoutStored(leased);
    await Promise.all(runsOf(this.#question, missing).map((run) => this.#ask(run)));
  }

  /** Waits for the other replicas. What none of them could answer is loaded after all, together. */
  async #follow(held: readonly HeldMember[]): Promise<void> {
    const unanswered = await Promise.all(held.map((member) => this.#awaitEnd(member)));
    const missing = await this.#withoutStored(unanswered.flatMap((member) => member ?? []));
    if (missing.length > 0) {
      await this.start(missing);
    }
  }

  /** The member if its load has to be looked after again. */
  async #awaitEnd({ ended, ...member }: HeldMember): Promise<Pending | undefined> {
    const { signal } = member.load.caller;
    try {
      const end = await ended(signal);
      if (end.type === 'free') {
        return member;
      }
      member.reject(this.#errorOf(end.failure));
    } catch (error) {
      if (signal.aborted) {
        member.reject(error);
      } else {
        // Nobody can tell how the other one is getting on, so this process works on alone.
        await this.#ask([member]);
      }
    }
    return undefined;
  }

  /** Those for which no replica has stored an answer as good as the vendor's; the others have theirs now. */
  async #withoutStored(members: readonly Pending[]): Promise<readonly Pending[]> {
    const entries = await Promise.all(members.map((member) => this.#newer(member)));
    return members.filter(({ resolve, lease }, index) => {
      const entry = entries[index];
      if (entry !== undefined) {
        void lease?.release();
        resolve({ from: 'replica', entry });
      }
      return entry === undefined;
    });
  }

  async #newer({ chunk, load }: Pending): Promise<Entry | undefined> {
    const known = await load.known;
    const entry = await this.#context.shared.refresh(chunk.key, this.#question.owner);
    const nowMs = this.#context.clock.now();
    const isNewer = entry !== undefined && entry.fetchedAtMs > (known?.fetchedAtMs ?? -Infinity);
    // By the rule of an alert rule, which is the stricter one: both kinds of callers may be waiting.
    const beholder = { chunk, mode: 'alert', nowMs } as const;
    return isNewer && freshnessOf(entry, beholder) === 'fresh' ? entry : undefined;
  }

  async #ask(run: readonly Pending[]): Promise<void> {
    try {
      const answers = await askForRun(this.#question, run);
      run.forEach(({ resolve, lease }, index) => resolve({ from: 'vendor', value: answers[index], lease }));
    } catch (error) {
      for (const { reject, lease, load } of run) {
        const failure = load.caller.signal.aborted ? undefined : this.#failureOf(error);
        void (failure === undefined ? lease?.release() : lease?.fail(failure));
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
