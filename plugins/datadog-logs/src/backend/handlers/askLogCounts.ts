import type { Notice } from '@glance/data-frames';
import { badRequest, refuseBackwards, upstreamCall } from '@glance/data-source';
import type { CallContext, DataQuery } from '@glance/plugin-sdk';
import { type CountsWindow, countsWindow } from '../../shared/countsWindow';
import { datadogUrl } from '../../shared/datadogUrl';
import type { TimeRange } from '../../shared/interval';
import type { LogCountsQuery } from '../../shared/LogCountsQuery';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import type { CountsPart } from '../queries/logCounts/CountsPart';
import { type CountsTable, countsTable, summed } from '../queries/logCounts/CountsTable';
import { executedQuery } from '../queries/logCounts/executedQuery';
import { type FetchedCounts, fetchCounts } from '../queries/logCounts/fetchCounts';
import type { FetchedPart } from '../queries/logCounts/fetchPart';
import { foldLogCounts } from '../queries/logCounts/fold';
import type { FramesInput } from '../queries/logCounts/frames';
import { countsNotices } from '../queries/logCounts/notices';
import { type CountsPlan, planLogCounts } from '../queries/logCounts/plan';
import { slotAxis } from '../queries/logCounts/SlotAxis';
import { inTheFuture } from './inTheFuture';
import { retentionNotices } from './retentionNotices';

type Context = CallContext<DatadogLogsInstance>;
type Window = Extract<CountsWindow, { kind: 'window' }>;

/** What a query came to, before it is drawn. */
export type AnsweredCounts = Pick<FramesInput, 'folded' | 'url' | 'meta'> & { readonly range: TimeRange };

/**
 * Asks what logs a query counts.
 * @throws PluginError for a range that cannot be asked about, UpstreamError when Datadog has no answer
 */
export async function askLogCounts(query: LogCountsQuery, asked: DataQuery, context: Context): Promise<AnsweredCounts> {
  refuseBackwards(asked);
  const { instance, fromAlert } = context;
  const nowMs = instance.nowMs();
  const { cacheTtlMs, appUrl } = instance.settings;
  const { fromMs, toMs, maxDataPoints } = asked;
  const window = windowOf(countsWindow(query, { fromMs, toMs, maxDataPoints, fromAlert, nowMs, cacheTtlMs }));
  const plan = planLogCounts(query, { ...window, nowMs, cacheTtlMs });
  const call = upstreamCall(context);
  const source = {
    ask: (part: CountsPart) => instance.counts(part, call),
    held: (part: CountsPart, reason: Error) => instance.heldCounts(part, { reason, call }),
  };
  const [fetched, retention] = await Promise.all([
    fetchCounts(plan, { source, fromAlert, signal: context.signal }),
    retentionNotices(query, window.range, context),
  ]);
  return answer({ query, window, plan, fetched, retention, url: datadogUrl(appUrl, query, window.range) });
}

function windowOf(window: CountsWindow): Window {
  switch (window.kind) {
    case 'window':
      return window;
    case 'future':
      throw inTheFuture(window.fromMs);
    case 'tooManyBuckets':
      throw badRequest(window.message);
  }
}

interface AnswerInput {
  readonly query: LogCountsQuery;
  readonly window: Window;
  readonly plan: CountsPlan;
  readonly fetched: FetchedCounts;
  /** What is said of logs that are kept no more. */
  readonly retention: readonly Notice[];
  readonly url: string;
}

function answer({ query, window, plan, fetched, retention, url }: AnswerInput): AnsweredCounts {
  const { range, intervalMs } = window;
  const facets = query.groupBy.map(({ facet }) => facet);
  const groups = tableOf(query, { part: plan.groups, fetched: fetched.groups, facets });
  const total = plan.total && fetched.total && tableOf(query, { part: plan.total, fetched: fetched.total, facets: [] });
  const seen = plan.seen && fetched.seen && seenGroups(plan.seen, fetched.seen, facets);
  const axis = slotAxis(range, query.mode === 'total' ? undefined : intervalMs);
  const folded = foldLogCounts({ query, axis, groups, total, seen });
  const parts = [fetched.groups, fetched.total, fetched.seen].filter((part) => part !== undefined);
  const isBlurred = groups.isBlurred;
  return {
    folded,
    range,
    url,
    meta: {
      notices: [
        ...countsNotices({ query, range, intervalMs, parts, failures: fetched.failures, folded, isBlurred }),
        ...retention,
      ],
      custom: {
        fetchedAt: new Date(Math.min(...parts.map(({ fetchedAtMs }) => fetchedAtMs))).toISOString(),
        datadogUrl: url,
      },
      executedQueryString: executedQuery(plan),
    },
  };
}

interface TableInput {
  readonly part: CountsPart;
  readonly fetched: FetchedPart;
  readonly facets: readonly string[];
}

/** A total that was asked in blocks is the sum of its buckets. */
function tableOf(
  { mode, computes }: Pick<LogCountsQuery, 'mode' | 'computes'>,
  { part, fetched, facets }: TableInput
): CountsTable {
  const axis = slotAxis(part.range, part.question.intervalMs);
  const table = countsTable(fetched.answers, { axis, facets, computes });
  return mode === 'total' && part.question.intervalMs !== undefined ? summed(table) : table;
}

function seenGroups({ range }: CountsPart, { answers }: FetchedPart, facets: readonly string[]) {
  const { groups } = countsTable(answers, { axis: slotAxis(range), facets, computes: [] });
  return groups.map(({ by }) => by);
}
