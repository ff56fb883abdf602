import { type ShownTime } from '@glance/query-editor';
import { formatDuration } from '../shared/duration';
import { bucketCount } from '../shared/interval';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { type QueryCaller } from '../shared/QueryCaller';
import { effectiveCounts, type EffectiveCounts, shownWindow } from './effectiveCounts';

/** A preview, or why there can be none. */
export interface PreviewText {
  readonly severity: 'info' | 'warning';
  readonly text: string;
}

/** The buckets of a query in the shown range; undefined while no range is known, or an interval cannot be read. */
export function bucketsPreview(
  query: LogCountsQueryModel,
  shown: ShownTime,
  caller: QueryCaller
): PreviewText | undefined {
  const counts = effectiveCounts(query, caller);
  const window = counts && shownWindow(counts, shown, caller);
  switch (window?.kind) {
    case 'tooManyBuckets':
      return { severity: 'warning', text: window.message.replace(/^interval is/, 'The interval is') };
    case 'window': {
      const width = formatDuration(window.intervalMs);
      if (counts?.mode === 'total') {
        return undefined;
      }
      const count = bucketCount(window.range, window.intervalMs);
      const choice = counts?.intervalMs === undefined ? 'auto: ' : '';
      return { severity: 'info', text: `${choice}${width} buckets, ${count} in this range` };
    }
    default:
      return undefined;
  }
}

/**
 * What an alert rule evaluates, in sentences; "this rule" is to stand before the first one.
 * @param query as the panel or the rule has it
 * @param evaluationDelayMs of the data source
 */
export function alertPreview(
  query: LogCountsQueryModel,
  shown: ShownTime,
  evaluationDelayMs: number
): readonly string[] {
  const caller = { fromAlert: true, evaluationDelayMs };
  const counts = effectiveCounts(query, caller);
  if (counts === undefined) {
    return [];
  }
  return [
    delayText(counts),
    bucketsText(counts, shown),
    ...fillTexts(counts),
    ...(counts.groupBy.length > 0 ? [groupsText(counts), keptText(counts)] : []),
  ];
}

function delayText({ evaluationDelayMs }: EffectiveCounts): string {
  return evaluationDelayMs === 0
    ? 'counts up to the present, where late logs are still missing.'
    : `looks ${formatDuration(evaluationDelayMs)} into the past, so that late logs are counted.`;
}

function bucketsText(counts: EffectiveCounts, shown: ShownTime): string {
  const window = shownWindow(counts, shown, { fromAlert: true });
  const range = window?.kind === 'window' ? ` (${spanText(window.range)})` : '';
  const width = window?.kind === 'window' ? ` of ${formatDuration(window.intervalMs)}` : '';
  if (counts.mode === 'total') {
    const edges = counts.partialBuckets === 'drop' && width !== '' ? `, rounded to${width.replace(' of', '')}` : '';
    return `It gets one number over the whole range${edges}${range}.`;
  }
  return counts.partialBuckets === 'drop'
    ? `Only whole buckets${width} count${range}.`
    : `Buckets${width}; the first and the last may be counted in part${range}.`;
}

function fillTexts({ mode, fill, computes }: EffectiveCounts): readonly string[] {
  const isCounting = computes.every(({ aggregation }) => ['count', 'cardinality', 'sum'].includes(aggregation));
  const what = mode === 'total' ? 'A group' : 'A bucket';
  switch (fill) {
    case 'none':
      return mode === 'total' ? [] : ['Buckets without logs are left out.'];
    case 'zero':
      return [`${what} without logs is 0.`];
    case 'null':
      return [`${what} without logs has no value.`];
    case 'auto':
      return [
        isCounting ? `${what} without logs is 0.` : `${what} without logs is 0 for counts, and no value otherwise.`,
      ];
  }
}

function groupsText({ groupBy, groupLimit }: EffectiveCounts): string {
  const parts = groupBy.map(({ facet, limit = groupLimit, sort }) => {
    const which = sort === 'asc' ? 'smallest' : 'largest';
    return `the ${limit} ${which} of ${facet === '' ? '…' : facet}`;
  });
  return `There is one alert instance for each group: ${parts.join(', of each ')}.`;
}

function keptText({ keepGroups, expectedGroups }: EffectiveCounts): string {
  const count = expectedGroups.length;
  const expected =
    count === 0 ? '' : ` ${count === 1 ? 'One named group is' : `${count} named groups are`} always there.`;
  return keepGroups === ''
    ? `A group without logs vanishes, and its alert resolves.${expected}`
    : `A group stays for ${keepGroups} after its last log.${expected}`;
}

function spanText({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  const [from, to] = [fromMs, toMs].map((ms) => new Date(ms).toISOString().slice(0, 19).replace('T', ' '));
  const [day, time] = (to ?? '').split(' ');
  return `now ${from} to ${from?.startsWith(day ?? ' ') ? time : to} UTC`;
}
