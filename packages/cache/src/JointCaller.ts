import { setMaxListeners } from 'node:events';
import type { Mode } from './Freshness';
import type { LoadCaller } from './LoadCaller';

/** All who wait for any of several loads that are made together: one call for neighbouring chunks. */
export class JointCaller implements LoadCaller {
  readonly signal: AbortSignal;
  readonly #members: readonly LoadCaller[];

  private constructor(members: readonly LoadCaller[]) {
    this.#members = members;
    this.signal = whenAllAborted(members.map(({ signal }) => signal));
  }

  /** One caller for at least one load; a single one stands for itself. */
  static of(members: readonly LoadCaller[]): LoadCaller {
    const [only, ...others] = members;
    return only !== undefined && others.length === 0 ? only : new JointCaller(members);
  }

  get priority(): Mode {
    return this.#members.some(({ priority }) => priority === 'alert') ? 'alert' : 'dashboard';
  }

  get deadlineAtMs(): number | undefined {
    const latestMs = Math.max(...this.#members.map(({ deadlineAtMs = Infinity }) => deadlineAtMs));
    return latestMs === Infinity ? undefined : latestMs;
  }

  dismissDueBy(atMs: number, error: unknown): void {
    this.#members.forEach((member) => member.dismissDueBy(atMs, error));
  }
}

function whenAllAborted(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const pending = new Set(signals.filter(({ aborted }) => !aborted));
  const note = (signal: AbortSignal): void => {
    pending.delete(signal);
    if (pending.size === 0) {
      controller.abort(signal.reason);
    }
  };
  if (pending.size === 0) {
    controller.abort();
  }
  for (const signal of pending) {
    setMaxListeners(Infinity, signal);
    signal.addEventListener('abort', () => note(signal), { once: true });
  }
  return controller.signal;
}
