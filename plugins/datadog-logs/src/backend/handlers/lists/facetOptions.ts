import { type OptionList, optionList, plainOptions } from '@glance/data-source';
import { SEARCH_DEFAULTS } from '../../../shared/defaults';
import { facetNames } from '../../queries/facets/facetNames';
import { searchText } from '../../upstream/requestBodies';
import type { SearchRequest } from '../../upstream/SearchRequest';
import { incompleteNotices, listFreshForMs } from './listAnswers';
import type { ListContext } from './ListContext';

/** Enough to meet what logs have in common, and quickly read. */
const SAMPLE_SIZE = 200;

/**
 * Facets to search and group by: those that every organization has, and those of a sample of newest logs.
 * @param query search text for the logs that are looked at
 */
export async function facetOptions(query: string, { instance, call, range }: ListContext): Promise<OptionList> {
  const request: SearchRequest = { ...SEARCH_DEFAULTS, query, ...range, sort: '-timestamp', limit: SAMPLE_SIZE };
  const answer = await instance.ask(
    {
      kind: 'facets',
      request,
      freshForMs: listFreshForMs(instance),
      load: async (own) => {
        const { events, status, warnings } = await instance.upstream.search(request, own);
        return { names: facetNames(events), status, warnings };
      },
    },
    call
  );
  return optionList({
    options: plainOptions(answer.value.names),
    isInOrder: true,
    answers: [answer],
    requests: [`POST /api/v2/logs/events/search\n${searchText(request)}`],
    notices: incompleteNotices(answer.value, 'logs'),
  });
}
