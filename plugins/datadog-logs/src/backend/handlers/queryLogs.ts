import type { CheckedFrame } from '@glance/data-frames';
import { badRequest, refuseBackwards, type UpstreamCall, upstreamCall } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { datadogUrl } from '../../shared/datadogUrl';
import type { LogsQuery } from '../../shared/LogsQuery';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { executedSearch } from '../queries/logs/executedSearch';
import { logsFrame } from '../queries/logs/frames';
import { loadLogs } from '../queries/logs/loadLogs';
import { logsNotices } from '../queries/logs/notices';
import { planLogs } from '../queries/logs/plan';
import { searchWords } from '../queries/logs/searchWords';
import { inTheFuture } from './inTheFuture';
import { retentionNotices } from './retentionNotices';

/** Answers a `logs` query with one frame. */
export async function queryLogs(
  query: LogsQuery,
  asked: DataQuery,
  context: CallContext<DatadogLogsInstance>
): Promise<CheckedFrame> {
  const { instance, fromAlert } = context;
  if (fromAlert) {
    throw badRequest(
      'queryType is "logs", which has nothing to compare with a threshold: in an alert rule use "logCounts", which counts the same search'
    );
  }
  refuseBackwards(asked);
  const { fromMs, toMs } = asked;
  const { cacheTtlMs, appUrl } = instance.settings;
  const plan = planLogs(query, { fromMs, toMs, fromAlert, nowMs: instance.nowMs(), cacheTtlMs });
  if (plan === undefined) {
    throw inTheFuture(fromMs);
  }
  const { request } = plan;
  const load = (call: UpstreamCall) =>
    loadLogs(request, { search: (page) => instance.upstream.search(page, call), nowMs: instance.nowMs() });
  const [{ value, fetchedAtMs, stale }, retention] = await Promise.all([
    instance.ask({ ...plan, load }, upstreamCall(context)),
    retentionNotices(request, request, context),
  ]);
  return logsFrame({
    lines: value.lines,
    meta: {
      notices: [...logsNotices(value, { request, stale }), ...retention],
      custom: {
        fetchedAt: new Date(fetchedAtMs).toISOString(),
        datadogUrl: datadogUrl(appUrl, query, request),
        limit: query.limit,
        searchWords: searchWords(query.query),
      },
      executedQueryString: executedSearch(request),
    },
  });
}
