import { badRequest, translated, valuesResponse } from '@glance/data-source';
import { jsonResponse, type ResourceRequest, ResourceRouter } from '@glance/plugin-sdk';
import { hasCode } from '@glance/upstream';
import { quote } from '@glance/user-input';
import type { TimeRange } from '../../shared/interval';
import { parseFacet, parseSearch } from '../../shared/variableQuery';
import type { DatadogLogsInstance } from '../DatadogLogsInstance';
import { facetOptions } from './lists/facetOptions';
import { facetValueOptions } from './lists/facetValueOptions';
import { indexOptions } from './lists/indexOptions';
import { listContext } from './lists/ListContext';

/**
 * What the editors and ad-hoc filters ask for: lists to pick from, and the button that drops cached answers. `query`
 * says of which logs, `from` and `to` (epoch ms) of which time, the last day without them.
 */
export function createResources(): ResourceRouter<DatadogLogsInstance> {
  return new ResourceRouter<DatadogLogsInstance>()
    .get('facets', (request, context) =>
      translated(async () =>
        valuesResponse(await facetOptions(searchOf(request), listContext(context, rangeOf(request))))
      )
    )
    .get('facet-values', (request, context) =>
      translated(async () => {
        const facet = parseFacet(request.query.get('facet') ?? '');
        const asked = { facet, query: searchOf(request), typed: request.query.get('prefix') ?? '' };
        return valuesResponse(await facetValueOptions(asked, listContext(context, rangeOf(request))));
      })
    )
    .get('indexes', (_, context) =>
      translated(async () => {
        try {
          return valuesResponse(await indexOptions(listContext(context)));
        } catch (error) {
          if (hasCode(error, 'forbidden')) {
            // Nothing is wrong with the query that is being written.
            return jsonResponse({ values: [], isCut: false, notices: [error.message] });
          }
          throw error;
        }
      })
    )
    .post('cache/clear', (_, { instance }) =>
      translated(async () => jsonResponse({ dropped: await instance.clearCache() }))
    );
}

function searchOf(request: ResourceRequest): string {
  return parseSearch(request.query.get('query') ?? undefined);
}

function rangeOf(request: ResourceRequest): TimeRange | undefined {
  const [from, to] = ['from', 'to'].map((name) => request.query.get(name));
  if (!from && !to) {
    return undefined;
  }
  return { fromMs: epochMs('from', from), toMs: epochMs('to', to) };
}

function epochMs(name: string, text: string | null | undefined): number {
  if (!text) {
    throw badRequest(`${name} is missing: use milliseconds since 1970 for both from and to, or leave both out`);
  }
  const ms = Number(text);
  if (!Number.isSafeInteger(ms)) {
    throw badRequest(`${name} is ${quote(text)}: use milliseconds since 1970`);
  }
  return ms;
}
