import { type Figures, METRICS, noFigures } from '../mail/Figures';
import { OTHER_PROVIDER } from '../mail/MailBatch';
import type { MailStore } from '../mail/MailStore';

/** What to count, without any of the API's parameters. */
export interface MailQuestion {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** `YYYY-MM-DD`, included. */
  readonly to: string;
  /** Whose days are meant; default those of the sender. */
  readonly timeZone?: string;
  /** Only what was known by then, epoch milliseconds; default the simulator's present. */
  readonly asOfMs?: number;
  readonly category?: string;
  readonly provider?: string;
}

const MARGIN_MS = 3 * 86_400_000;

/**
 * Counts a sender's mail batch by batch, each by the date that its zone's calendar shows: the truth that the API's
 * answers are held against. It shares nothing with them but the list of batches. How long statistics are kept is left
 * aside.
 */
export function countMail(
  store: MailStore,
  { from, to, timeZone, asOfMs, category, provider }: MailQuestion & Required<Pick<MailQuestion, 'timeZone' | 'asOfMs'>>
): Figures {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone }); // Sweden writes dates as YYYY-MM-DD.
  const figures = noFigures();
  for (const batch of store.batches(Date.parse(from) - MARGIN_MS, Date.parse(to) + MARGIN_MS)) {
    const date = calendar.format(batch.timeMs);
    const isMeant =
      date >= from &&
      date <= to &&
      (category === undefined || batch.categories?.includes(category) === true) &&
      (provider === undefined || (batch.provider ?? OTHER_PROVIDER) === provider);
    for (const { afterMs, counts } of isMeant ? [{ afterMs: 0, counts: batch.counts }, ...(batch.later ?? [])] : []) {
      for (const metric of METRICS) {
        figures[metric] += batch.timeMs + afterMs <= asOfMs ? (counts[metric] ?? 0) : 0;
      }
    }
  }
  return figures;
}
