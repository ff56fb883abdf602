import { addCounts, noFigures } from '../mail/Figures';
import { addDays, dayAt } from '../time/LocalDay';
import type { Sender } from './Sender';

const DAYS = 7;

/** In percent, one decimal: what was set, or what the bounces, blocks and complaints of a week leave of 100. */
export function reputationOf({ reputation, figures, timeZone }: Sender, nowMs: number): number {
  if (reputation !== undefined) {
    return reputation;
  }
  const today = dayAt(nowMs, timeZone);
  const week = noFigures();
  for (let back = 0; back < DAYS; back++) {
    addCounts(week, figures.of(addDays(today, -back)).all);
  }
  const { processed, bounces, blocks, delivered, spam_reports } = week;
  const lost = (bounces + blocks) / Math.max(1, processed) + (25 * spam_reports) / Math.max(1, delivered);
  return Math.round(Math.max(0, 100 - 100 * lost) * 10) / 10;
}
