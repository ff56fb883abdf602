import type { CacheAnswer } from '@glance/cache';
import { ignoringCase, type OptionList, optionList, plainOptions } from '@glance/data-source';
import { SEARCH_DEFAULTS } from '../../../shared/defaults';
import { allOf, writePrefix } from '../../../shared/searchText';
import { type FacetValues, facetValuesRequest, loadFacetValues } from '../../queries/facets/loadFacetValues';
import { aggregateText } from '../../upstream/requestBodies';
import { incompleteNotices, listFreshForMs } from './listAnswers';
import type { ListContext } from './ListContext';

/** Whose values are listed. */
export interface ListedFacet {
  readonly facet: string;
  /** Search text for the logs that are looked at. */
  readonly query: string;
  /** What is typed so far: only values that contain it. */
  readonly typed?: string;
}

/**
 * The values of a facet, the most frequent first. Logs without the facet have none. Where there are more values than
 * Datadog lists, and something is typed, those that begin with it are asked for; otherwise typing costs no call.
 */
export async function facetValueOptions(
  { facet, query, typed = '' }: ListedFacet,
  context: ListContext
): Promise<OptionList> {
  const all = await ask(facet, query, context);
  if (typed === '' || !all.answer.value.isCut) {
    return listed(all, typed);
  }
  return listed(await ask(facet, allOf([query, writePrefix(facet, typed)]), context), typed);
}

interface Asked {
  readonly answer: CacheAnswer<FacetValues>;
  readonly request: string;
}

async function ask(facet: string, query: string, { instance, call, range }: ListContext): Promise<Asked> {
  const request = facetValuesRequest({ ...SEARCH_DEFAULTS, query, ...range }, facet);
  const answer = await instance.ask(
    {
      kind: 'facetValues',
      request,
      freshForMs: listFreshForMs(instance),
      load: (own) => loadFacetValues(request, (asked) => instance.upstream.aggregate(asked, own)),
    },
    call
  );
  return { answer, request: `POST /api/v2/logs/analytics/aggregate\n${aggregateText(request)}` };
}

function listed({ answer, request }: Asked, typed: string): OptionList {
  const { values, isCut } = answer.value;
  const wanted = ignoringCase(typed);
  return optionList({
    options: plainOptions(values.filter((value) => ignoringCase(value).includes(wanted))),
    isInOrder: true,
    isCut,
    answers: [answer],
    requests: [request],
    notices: incompleteNotices(answer.value, 'counts'),
  });
}
