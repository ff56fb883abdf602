import { type ShownTime } from '@glance/query-editor';
import { type CountsWindow, countsWindow } from '../shared/countsWindow';
import { AUTO_INTERVAL, logCountsDefaults, type LogCountsDefaults } from '../shared/defaults';
import { parseDuration } from '../shared/duration';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { type QueryCaller } from '../shared/QueryCaller';

/** What a `logCounts` query means for whoever asks it. */
export interface EffectiveCounts extends Omit<LogCountsDefaults, 'interval' | 'evaluationDelay'> {
  /** ms; undefined: as the range asks for. */
  readonly intervalMs: number | undefined;
  readonly evaluationDelayMs: number;
}

/** @returns undefined while a duration is a variable, or none at all */
export function effectiveCounts(query: LogCountsQueryModel, caller: QueryCaller): EffectiveCounts | undefined {
  const defaults = logCountsDefaults(caller, query.groupBy?.length ?? 0);
  const { interval, evaluationDelay, ...rest } = { ...defaults, ...query };
  const intervalMs = interval === AUTO_INTERVAL ? undefined : parseDuration(interval);
  const evaluationDelayMs = parseDuration(evaluationDelay);
  const isRead =
    (interval === AUTO_INTERVAL || intervalMs) && evaluationDelayMs !== undefined && isLength(rest.keepGroups);
  return isRead ? { ...rest, intervalMs, evaluationDelayMs } : undefined;
}

/** What of the shown range is counted; undefined while no range is known. */
export function shownWindow(
  counts: Pick<EffectiveCounts, 'mode' | 'intervalMs' | 'partialBuckets' | 'evaluationDelayMs'>,
  { range, nowMs, maxDataPoints }: ShownTime,
  { fromAlert }: Pick<QueryCaller, 'fromAlert'>
): CountsWindow | undefined {
  return range && countsWindow(counts, { ...range, nowMs, maxDataPoints, fromAlert });
}

const isLength = (keepGroups: string): boolean => keepGroups === '' || parseDuration(keepGroups) !== undefined;
