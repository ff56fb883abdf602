import { expandVariables, isAllSelected, replaceVariables, type VariableContext } from '@glance/query-editor';
import { type AdHocVariableFilter } from '@grafana/data';
import { SEARCH_DEFAULTS } from '../shared/defaults';
import { type ExpectedGroup, type GroupByModel } from '../shared/LogCountsQuery';
import { ALL_INDEXES, type LogSearchModel } from '../shared/LogSearch';
import { type VariableQueryModel } from '../shared/variableQuery';
import { withAdHocFilters } from './adHocFilters';
import { type PanelDataQuery } from './DatadogLogsDataQuery';
import { interpolateSearch } from './interpolateSearch';

/**
 * A query with every variable replaced, wherever a text can stand, and narrowed down by the filters of the dashboard.
 * An index, a grouping or an expected group becomes one for each selected value of the variable in it.
 */
export function interpolatePanelQuery(
  query: PanelDataQuery,
  context: VariableContext,
  filters: readonly AdHocVariableFilter[] = []
): PanelDataQuery {
  const replaced = { ...replaceVariables(query, context), ...interpolateSelection(query, context, filters) };
  return query.queryType === 'logCounts'
    ? {
        ...replaced,
        ...(query.groupBy && { groupBy: query.groupBy.flatMap((grouping) => interpolateGrouping(grouping, context)) }),
        ...(query.expectedGroups && {
          expectedGroups: query.expectedGroups.flatMap((group) => interpolateGroup(group, context)),
        }),
      }
    : replaced;
}

/** The query of a dashboard variable, in which other variables may stand. */
export function interpolateVariableQuery<Q extends VariableQueryModel>(query: Q, context: VariableContext): Q {
  const { query: search } = query;
  return {
    ...replaceVariables(query, context),
    ...(search !== undefined && { query: interpolateSearch(search, context) }),
  };
}

function interpolateSelection(
  { query: search, indexes }: LogSearchModel,
  context: VariableContext,
  filters: readonly AdHocVariableFilter[]
): LogSearchModel {
  const isSaid = search !== undefined || filters.length > 0;
  return {
    ...(isSaid && { query: withAdHocFilters(interpolateSearch(search ?? SEARCH_DEFAULTS.query, context), filters) }),
    ...(indexes && { indexes: interpolateIndexes(indexes, context) }),
  };
}

function interpolateIndexes(indexes: readonly string[], context: VariableContext): readonly string[] {
  const replaced = indexes.flatMap((index) =>
    isAllSelected(index, context) ? [ALL_INDEXES] : expandVariables(index, context)
  );
  // No index would mean all of them: a variable without a value must not show what nobody chose.
  return indexes.length > 0 && replaced.length === 0 ? [''] : replaced;
}

function interpolateGrouping(grouping: GroupByModel, context: VariableContext): readonly GroupByModel[] {
  return expandVariables(grouping.facet, context).map((facet) => ({ ...grouping, facet }));
}

/** One group for each combination of the values of its facets. */
function interpolateGroup(group: ExpectedGroup, context: VariableContext): readonly ExpectedGroup[] {
  return Object.entries(group).reduce<readonly ExpectedGroup[]>(
    (groups, [writtenFacet, writtenValue]) => {
      const facet = context.templateSrv.replace(writtenFacet, context.scopedVars);
      const values = expandVariables(writtenValue, context);
      return groups.flatMap((known) => values.map((value) => ({ ...known, [facet]: value })));
    },
    [{}]
  );
}
