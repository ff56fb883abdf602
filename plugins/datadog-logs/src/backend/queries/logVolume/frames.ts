import type { CheckedFrame } from '@glance/data-frames';
import type { TimeRange } from '../../../shared/interval';
import type { LogCountsQuery } from '../../../shared/LogCountsQuery';
import { countsFrame, type FramesInput } from '../logCounts/frames';

export interface LogVolumeFrameInput extends Omit<FramesInput, 'query'> {
  readonly counts: LogCountsQuery;
  /** What is counted. */
  readonly range: TimeRange;
}

/**
 * The frame of a log volume: what the counts would have, with what Grafana's log volume wants to know of its source
 * (`LogsVolumeCustomMetaData` of @grafana/data, except what only the browser knows).
 */
export function logVolumeFrame({ counts, range, meta, ...drawn }: LogVolumeFrameInput): CheckedFrame {
  const { fromMs, toMs } = range;
  const custom = { ...meta.custom, logsVolumeType: 'FullRange', absoluteRange: { from: fromMs, to: toMs } };
  return countsFrame({ ...drawn, query: counts, meta: { ...meta, custom } });
}
