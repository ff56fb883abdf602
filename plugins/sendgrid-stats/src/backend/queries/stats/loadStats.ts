import { type CalendarDay, type CalendarPiece, earlierDay, formatDay, isWithin } from '@glance/time-buckets';
import type { HeldStats } from './HeldStats';
import type { StatsQuestion } from './StatsQuestion';
import { type StatsRow, statsTable } from './StatsTable';

/** Months of a question. */
export interface AskedMonths {
  readonly question: StatsQuestion;
  /** In the order of time; at least one. */
  readonly pieces: readonly CalendarPiece[];
  /** In the account's zone. */
  readonly today: CalendarDay;
}

/** One request to SendGrid; days in ISO form, both included. */
export type StatsRequest = StatsQuestion & { readonly from: string; readonly to: string };

/** What SendGrid is asked for a run of neighbouring months: all their days, as far as they have come. */
export function requestFor({ question, pieces, today }: AskedMonths): StatsRequest {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) {
    throw new Error('A run has at least one month');
  }
  return { ...question, from: formatDay(first.days.first), to: formatDay(earlierDay(last.days.last, today)) };
}

/**
 * Asks SendGrid about a run at once, and gives each month its rows. Rows outside the days that were asked are left out.
 * @throws UpstreamError when there is no answer, or none that can be read
 */
export async function loadStats(
  run: AskedMonths,
  queryStats: (request: StatsRequest) => Promise<readonly StatsRow[]>
): Promise<readonly HeldStats[]> {
  const rows = await queryStats(requestFor(run));
  return run.pieces.map(({ days }) => ({
    table: statsTable(
      run.question.source,
      rows.filter(({ day }) => isWithin(days, day) && day <= run.today)
    ),
    askedOn: run.today,
  }));
}
