import { compareTexts } from '@glance/data-source';
import type { AggregateAnswer, AggregateBucket, AnswerState } from '../../upstream/AggregateAnswer';
import type { AggregateRequest } from '../../upstream/AggregateRequest';

/** How many values of a facet are listed at most: what Datadog gives in one answer. */
export const FACET_VALUE_LIMIT = 1000;

/** The values of a facet. */
export interface FacetValues extends AnswerState {
  /** The most frequent first, each once; never empty. */
  readonly values: readonly string[];
  /** There are more, or may be. */
  readonly isCut: boolean;
}

/** The question for the most frequent values of a facet. Logs without it are no value. */
export function facetValuesRequest(
  search: Pick<AggregateRequest, 'query' | 'indexes' | 'storageTier' | 'fromMs' | 'toMs'>,
  facet: string
): AggregateRequest {
  return { ...search, computes: [{ aggregation: 'count' }], groupBy: [{ facet, limit: FACET_VALUE_LIMIT }] };
}

/** Asks for the values of a request's only facet. */
export async function loadFacetValues(
  request: AggregateRequest,
  aggregate: (request: AggregateRequest) => Promise<AggregateAnswer>
): Promise<FacetValues> {
  const { buckets, status, warnings } = await aggregate(request);
  const facet = request.groupBy[0]?.facet ?? '';
  const values = [...buckets]
    .sort((a, b) => countOf(b) - countOf(a) || compareTexts(a.by[facet] ?? '', b.by[facet] ?? ''))
    .map(({ by }) => by[facet] ?? '');
  return {
    values: [...new Set(values)].filter((value) => value !== ''),
    isCut: buckets.length >= FACET_VALUE_LIMIT,
    status,
    warnings,
  };
}

function countOf({ computes: [count] }: AggregateBucket): number {
  return typeof count === 'number' ? count : 0;
}
