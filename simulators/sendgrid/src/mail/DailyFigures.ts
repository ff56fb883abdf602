import type { Now } from '@glance/simulator-common';
import { addDays, type LocalDay, startOfDay } from '../time/LocalDay';
import { addCounts, type Counts, type Figures, noFigures } from './Figures';
import { type MailBatch, OTHER_PROVIDER, settledAt } from './MailBatch';
import type { MailStore } from './MailStore';

/** What is known of the mail of one day. */
export interface DayFigures {
  readonly all: Figures;
  readonly categories: ReadonlyMap<string, Figures>;
  readonly providers: ReadonlyMap<string, Figures>;
}

interface HeldDay {
  readonly figures: DayFigures;
  readonly revision: number;
  /** From then on nothing of it changes any more. */
  readonly settledAtMs: number;
}

/** A sender's mail by the days of a zone, as far as it is known by the clock. */
export class DailyFigures {
  readonly #store: MailStore;
  readonly #timeZone: string;
  readonly #now: Now;
  /** Days of which all is known. */
  readonly #held = new Map<LocalDay, HeldDay>();

  constructor({ store, timeZone, now }: { readonly store: MailStore; readonly timeZone: string; readonly now: Now }) {
    this.#store = store;
    this.#timeZone = timeZone;
    this.#now = now;
  }

  of(day: LocalDay): DayFigures {
    const nowMs = this.#now();
    const held = this.#held.get(day);
    if (held !== undefined && held.revision === this.#store.revision && held.settledAtMs <= nowMs) {
      return held.figures;
    }
    const endMs = startOfDay(addDays(day, 1), this.#timeZone);
    const batches = this.#store.batches(startOfDay(day, this.#timeZone), endMs);
    const figures = fold(batches, nowMs);
    const settledAtMs = batches.reduce((latestMs, batch) => Math.max(latestMs, settledAt(batch)), endMs);
    if (settledAtMs <= nowMs) {
      this.#held.set(day, { figures, revision: this.#store.revision, settledAtMs });
    }
    return figures;
  }
}

function fold(batches: readonly MailBatch[], nowMs: number): DayFigures {
  const all = noFigures();
  const categories = new Map<string, Figures>();
  const providers = new Map<string, Figures>();
  for (const batch of batches) {
    if (batch.timeMs > nowMs) {
      continue;
    }
    const known: Counts[] = [batch.counts];
    for (const { afterMs, counts } of batch.later ?? []) {
      if (batch.timeMs + afterMs <= nowMs) {
        known.push(counts);
      }
    }
    const targets = [
      all,
      figuresFor(providers, batch.provider ?? OTHER_PROVIDER),
      ...[...new Set(batch.categories)].map((category) => figuresFor(categories, category)),
    ];
    for (const counts of known) {
      for (const target of targets) {
        addCounts(target, counts);
      }
    }
  }
  return { all, categories, providers };
}

function figuresFor(figures: Map<string, Figures>, name: string): Figures {
  const found = figures.get(name) ?? noFigures();
  figures.set(name, found);
  return found;
}
