import type { Notice } from '@glance/data-frames';
import { DAY_MS, formatDay } from '@glance/time-buckets';
import type { CostChangesQuery } from '../../../shared/CostChangesQuery';
import { unitNotices } from '../costs/notices';
import type { FoldedChanges } from './fold';
import type { Comparison } from './plan';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** What the reader of a table must know: which days it compares, and units that do not add up. */
export function changeNotices(
  query: CostChangesQuery,
  { comparison, folded }: { readonly comparison: Comparison; readonly folded: FoldedChanges }
): readonly Notice[] {
  return [{ severity: 'info', text: comparisonText(comparison) }, ...unitNotices(query, folded.series)];
}

/** `Monday 2026-11-23 is compared with the mean of the 4 Mondays from 2026-10-26 to 2026-11-16.` */
export function comparisonText({ current, baseline }: Comparison): string {
  const weekday = WEEKDAYS[new Date(current * DAY_MS).getUTCDay()] ?? '';
  const [first, last] = [baseline[0], baseline.at(-1) ?? baseline[0]].map(formatDay);
  const days =
    baseline.length === 1
      ? `the ${weekday} before, ${first}`
      : `the mean of the ${baseline.length} ${weekday}s from ${first} to ${last}`;
  return `${weekday} ${formatDay(current)} is compared with ${days}.`;
}
