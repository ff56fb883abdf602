import { LOG_LEVELS, logLevel, type LogLevel } from '../../../shared/logLevel';
import type { CountSeries, FoldedCounts } from '../logCounts/fold';

/** The label that log panels read the level from. */
const LEVEL_LABEL = 'level';

/**
 * Counts by level out of counts by status, the worst level first. A log has one status, so what statuses of one level
 * count adds up exactly; where the count of one is not known, that of their level is not.
 */
export function foldLogVolume(byStatus: FoldedCounts): FoldedCounts {
  const levels = new Map<LogLevel, CountSeries>();
  for (const series of byStatus.series) {
    const level = logLevel(series.by[0] ?? '');
    const before = levels.get(level);
    const values =
      before === undefined ? series.values : series.values.map((value, slot) => sum(value, before.values[slot]));
    levels.set(level, { ...series, by: [level], labels: { [LEVEL_LABEL]: level }, values });
  }
  return { ...byStatus, series: LOG_LEVELS.flatMap((level) => levels.get(level) ?? []) };
}

function sum(a: number | null, b: number | null | undefined): number | null {
  return a === null || b === null || b === undefined ? null : a + b;
}
