import { findTemplateVariable } from '@glance/user-input';
import { type CountsWindow, countsWindow } from '../shared/countsWindow';
import { AUTO_INTERVAL, logCountsDefaults, type LogCountsDefaults } from '../shared/defaults';
import { parseDuration } from '../shared/duration';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { type QueryCaller } from '../shared/QueryCaller';
import { type ShownTime } from './ShownTime';

/** What a `logCounts` query means for whoever asks it. */
export interface EffectiveCounts extends Omit<LogCountsDefaults, 'interval' | 'evaluationDelay' | 'keepGroups'> {
  /** ms; undefined: as the range asks for. */
  readonly intervalMs: number | undefined;
  readonly evaluationDelayMs: number;
  /** ms; undefined: groups without logs vanish. */
  readonly keepGroupsMs: number | undefined;
}

/** @returns undefined while a duration is a variable, or none at all */
export function effectiveCounts(query: LogCountsQueryModel, caller: QueryCaller): EffectiveCounts | undefined {
  const defaults = logCountsDefaults(caller, query.groupBy?.length ?? 0);
  const { interval, evaluationDelay, keepGroups, ...rest } = { ...defaults, ...query };
  const intervalMs = interval === AUTO_INTERVAL ? undefined : parseDuration(interval);
  const evaluationDelayMs = parseDuration(evaluationDelay);
  const keepGroupsMs = keepGroups === '' ? undefined : parseDuration(keepGroups);
  const isRead =
    (interval === AUTO_INTERVAL || intervalMs) &&
    (keepGroups === '' || keepGroupsMs !== undefined) &&
    !hasVariable(query);
  return isRead && evaluationDelayMs !== undefined
    ? { ...rest, intervalMs: intervalMs, evaluationDelayMs, keepGroupsMs }
    : undefined;
}

/** What of the shown range is counted; undefined while no range is known. */
export function shownWindow(
  counts: Pick<EffectiveCounts, 'mode' | 'intervalMs' | 'partialBuckets' | 'evaluationDelayMs'>,
  { range, nowMs, maxDataPoints }: ShownTime,
  { fromAlert }: Pick<QueryCaller, 'fromAlert'>
): CountsWindow | undefined {
  return range && countsWindow(counts, { ...range, nowMs, maxDataPoints, fromAlert });
}

function hasVariable({ interval = '', evaluationDelay = '', keepGroups = '' }: LogCountsQueryModel): boolean {
  return [interval, evaluationDelay, keepGroups].some((text) => findTemplateVariable(text) !== undefined);
}
