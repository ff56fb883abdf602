import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import type { LogVolumeQuery } from '../../shared/LogVolumeQuery';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { foldLogVolume } from '../queries/logVolume/fold';
import { logVolumeFrame } from '../queries/logVolume/frames';
import { askLogCounts } from './askLogCounts';

/** Answers a `logVolume` query with one frame. */
export async function queryLogVolume(
  { counts }: LogVolumeQuery,
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<CheckedFrame> {
  const { folded, range, url, meta } = await askLogCounts(counts, asked, context);
  return logVolumeFrame({ counts, folded: foldLogVolume(folded), range, url, meta });
}
