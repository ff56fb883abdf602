import type { Caller, Priority } from '../src/Caller';

interface Member {
  readonly name: string;
  readonly priority: Priority;
  readonly deadlineAtMs: number;
}

/** All who wait for one load, as the cache shows them: they come and go while the call waits or runs. */
export class SharedCaller implements Caller {
  /** Who was sent away, with what. */
  readonly dismissed: Array<{ readonly name: string; readonly error: unknown }> = [];
  readonly #controller = new AbortController();
  #members: readonly Member[] = [];
  #latestMs = 0;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get priority(): Priority {
    return this.#members.some(({ priority }) => priority === 'alert') ? 'alert' : 'dashboard';
  }

  get deadlineAtMs(): number | undefined {
    return this.#latestMs === Infinity ? undefined : this.#latestMs;
  }

  join(name: string, { priority = 'dashboard', deadlineAtMs = Infinity }: Partial<Omit<Member, 'name'>> = {}): this {
    this.#members = [...this.#members, { name, priority, deadlineAtMs }];
    this.#latestMs = Math.max(this.#latestMs, deadlineAtMs);
    return this;
  }

  /** The call is aborted when the last one leaves. */
  leave(name: string): void {
    this.#members = this.#members.filter((member) => member.name !== name);
    if (this.#members.length === 0) {
      this.#controller.abort();
    }
  }

  dismissDueBy(atMs: number, error: unknown): void {
    for (const { name } of this.#members.filter(({ deadlineAtMs }) => deadlineAtMs <= atMs)) {
      this.dismissed.push({ name, error });
      this.leave(name);
    }
  }
}
