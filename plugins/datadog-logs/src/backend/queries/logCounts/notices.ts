import type { Notice } from '@glance/data-frames';
import { staleNotice } from '@glance/data-source';
import type { UpstreamError } from '@glance/upstream';
import type { TimeRange } from '../../../shared/interval';
import type { LogCountsQuery } from '../../../shared/LogCountsQuery';
import { incompleteText } from './completeness';
import type { FetchedPart } from './fetchPart';
import type { FoldedCounts } from './fold';

export interface NoticeInput {
  readonly query: Pick<LogCountsQuery, 'mode' | 'partialBuckets' | 'groupBy'>;
  /** What is counted. */
  readonly range: TimeRange;
  readonly intervalMs: number;
  readonly parts: readonly FetchedPart[];
  /** What is missing beside the groups themselves, with why. */
  readonly failures: ReadonlyArray<{ readonly what: string; readonly error: UpstreamError }>;
  readonly folded: FoldedCounts;
  /** Groups that Datadog tells apart are called alike, and what was worked out of them cannot be put together. */
  readonly isBlurred: boolean;
}

/** What users must know about an answer: what in it is old, missing, cut off or counted in part. */
export function countsNotices(input: NoticeInput): readonly Notice[] {
  const { parts, failures, isBlurred } = input;
  const incomplete = incompleteText(parts);
  return [
    ...(incomplete === undefined ? [] : [warning(incomplete)]),
    ...failures.map(({ what, error }) => warning(`${what}: ${error.message}`)),
    ...oldestNotice(parts),
    ...(parts.some(({ hasGap }) => hasGap)
      ? [warning('Some buckets are not known: Datadog was not asked about that time so far.')]
      : []),
    ...groupNotices(input),
    ...(isBlurred
      ? [
          warning(
            'Groups with an empty value and with the value "(none)" or "" look alike; the first of them is shown.'
          ),
        ]
      : []),
    ...edgeNotice(input),
  ];
}

function oldestNotice(parts: readonly FetchedPart[]): readonly Notice[] {
  const [oldest] = parts.flatMap(({ stale }) => stale ?? []).sort((a, b) => b.ageMs - a.ageMs);
  return oldest === undefined ? [] : [staleNotice('These counts are', oldest)];
}

function groupNotices({ query: { groupBy }, folded }: NoticeInput): readonly Notice[] {
  const full = folded.fullGroupings.flatMap((place) => {
    const grouping = groupBy[place];
    return grouping === undefined
      ? []
      : [
          warning(
            `There are at least ${grouping.limit} groups by ${grouping.facet}, which is the limit of groupBy[${place}]: there may be more, which are not shown. Raise the limit, or narrow the search.`
          ),
        ];
  });
  const [first] = folded.unknownGroups;
  const unknown =
    first === undefined
      ? []
      : [
          warning(
            `${folded.unknownGroups.length === 1 ? 'A group that is' : `${folded.unknownGroups.length} groups that are`} kept or expected (${first.join(', ')}) may be outside that limit, so nothing is known of ${folded.unknownGroups.length === 1 ? 'it' : 'them'}.`
          ),
        ];
  const total = folded.hasGroupCalledTotal
    ? [warning('A group is called "(total)" as the series over all groups is, and was left out.')]
    : [];
  return [...full, ...unknown, ...total];
}

function edgeNotice({ query: { mode, partialBuckets }, range, intervalMs }: NoticeInput): readonly Notice[] {
  if (mode === 'total' || partialBuckets === 'drop') {
    return [];
  }
  const edges = [
    ...(range.fromMs % intervalMs === 0 ? [] : ['first']),
    ...(range.toMs % intervalMs === 0 ? [] : ['last']),
  ];
  if (edges.length === 0) {
    return [];
  }
  const what = edges.length === 2 ? 'The first and the last bucket count' : `The ${edges[0]} bucket counts`;
  return [
    { severity: 'info', text: `${what} only what lies inside the range; partialBuckets "drop" leaves them out.` },
  ];
}

function warning(text: string): Notice {
  return { severity: 'warning', text };
}
