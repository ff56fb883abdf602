import { type CalendarDay, type CalendarPiece, earlierDay, formatDay } from '@glance/time-buckets';
import type { CostsQuestion } from './CostsQuestion';
import type { CostsRequest } from './CostsRequest';

/** A piece of time whose answer is stored, and shared with other queries, by itself: `2026-11`, `2026-11-03..2026-11-20`. */
export interface CostsPiece extends CalendarPiece {
  /** The query does without it; it is asked along with its neighbours, for a panel beside that shows it. */
  readonly isOptional?: boolean;
}

/** Neighbouring pieces of a question to a scope, which are asked at once. */
export interface CostsRun {
  readonly scope: string;
  readonly question: CostsQuestion;
  /** In the order of time; at least one. */
  readonly pieces: readonly CostsPiece[];
  readonly today: CalendarDay;
}

/** What Azure is asked for a run: all its days, as far as they have come. */
export function requestFor({ scope, question, pieces, today }: CostsRun): CostsRequest {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) {
    throw new Error('A run has at least one piece');
  }
  return { scope, ...question, from: formatDay(first.days.first), to: formatDay(earlierDay(last.days.last, today)) };
}
