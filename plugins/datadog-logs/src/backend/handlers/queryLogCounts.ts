import type { CheckedFrame } from '@glance/data-frames';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import type { LogCountsQuery } from '../../shared/LogCountsQuery';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { countsFrame } from '../queries/logCounts/frames';
import { askLogCounts } from './askLogCounts';

/** Answers a `logCounts` query with one frame. */
export async function queryLogCounts(
  query: LogCountsQuery,
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<CheckedFrame> {
  return countsFrame({ query, ...(await askLogCounts(query, asked, context)) });
}
