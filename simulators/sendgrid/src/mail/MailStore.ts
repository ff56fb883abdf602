import type { MailBatch } from './MailBatch';

/** Whatever makes mail up: the same for the same range, for any range of time. */
export interface MailSource {
  /** Batches whose time lies in `[fromMs, toMs)`. */
  batches(fromMs: number, toMs: number): readonly MailBatch[];
  /** All categories that it uses. */
  readonly categories: readonly string[];
}

/** The mail of one sender: what was added, and what is made up. */
export class MailStore {
  readonly #source: MailSource | undefined;
  #added: readonly MailBatch[] = [];
  #revision = 0;

  constructor(source?: MailSource) {
    this.#source = source;
  }

  /** Changes with every change of the mail. */
  get revision(): number {
    return this.#revision;
  }

  /** Adds mail, of any time. @throws RangeError for a batch without a time */
  add(batches: readonly MailBatch[]): void {
    if (!batches.every(({ timeMs }) => Number.isFinite(timeMs))) {
      throw new RangeError('Expected times in epoch milliseconds.');
    }
    this.#added = [...this.#added, ...batches];
    this.#revision++;
  }

  /** Forgets all mail that was added. */
  clear(): void {
    this.#added = [];
    this.#revision++;
  }

  /** Batches whose time lies in `[fromMs, toMs)`, in no particular order. */
  batches(fromMs: number, toMs: number): readonly MailBatch[] {
    const added = this.#added.filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs);
    return [...added, ...(this.#source?.batches(fromMs, toMs) ?? [])];
  }

  /** Every category that has been used up to an instant, in the order of its name. */
  categories(nowMs: number): readonly string[] {
    const used = this.#added.filter(({ timeMs }) => timeMs <= nowMs).flatMap(({ categories = [] }) => categories);
    return [...new Set([...used, ...(this.#source?.categories ?? [])])].sort();
  }
}
