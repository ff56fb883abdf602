import type { Notice } from '@glance/data-frames';
import type { Aggregation, StatsQuery } from '../../../shared/StatsQuery';
import type { AskedAccount } from './StatsSeries';

const WORDS: Readonly<Record<Aggregation, string>> = { day: 'day', week: 'week', month: 'month' };

/** What users must know about the newest period: that today's mail is still on its way. */
export function partialNotice(
  { aggregatedBy, today }: Pick<StatsQuery, 'aggregatedBy' | 'today'>,
  asked: readonly AskedAccount[]
): readonly Notice[] {
  if (today !== 'mark') {
    return [];
  }
  const starts = [...new Set(asked.flatMap(({ axis }) => axis.partial ?? []))].sort();
  if (starts.length === 0) {
    return [];
  }
  const what =
    aggregatedBy === 'day'
      ? `${starts.join(' and ')} is today`
      : `The ${WORDS[aggregatedBy]} from ${starts.join(' and ')} contains today`;
  return [{ severity: 'info', text: `${what}: its figures are partial and will grow.` }];
}

/** Said on a dashboard when dropping today leaves nothing to show; an alert rule gets it as its error. */
export function onlyTodayText({ aggregatedBy }: Pick<StatsQuery, 'aggregatedBy'>): string {
  const what =
    aggregatedBy === 'day' ? 'The range is today' : `The range is the ${WORDS[aggregatedBy]} that contains today`;
  return `${what}, whose figures are partial and which today drops: ask for an earlier range, or set today to "mark" or "include"`;
}
