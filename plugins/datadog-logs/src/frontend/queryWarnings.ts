import { type PartWarning, variableProblems } from '@glance/query-editor';
import { logCountsProblems } from '../shared/limits';
import { type LogCountsQueryModel } from '../shared/LogCountsQuery';
import { type LogSearchModel } from '../shared/LogSearch';
import { type LogVolumeQueryModel } from '../shared/LogVolumeQuery';

/** Something to say beside a part of the query editor. */
export type QueryWarning = PartWarning<QueryPart>;

type QueryPart = 'query' | 'computes' | 'groupBy' | 'interval' | 'evaluationDelay' | 'keepGroups' | 'expectedGroups';

/**
 * What the editor says about a query of counts while it is being written: everything that the backend or Datadog would
 * refuse, in the words of the form instead of those of the model.
 * @param groupLimit how many groups a grouping has that says nothing
 */
export function countsWarnings(
  query: LogCountsQueryModel,
  { fromAlert, groupLimit }: { readonly fromAlert: boolean; readonly groupLimit: number }
): readonly QueryWarning[] {
  return [
    ...searchWarnings(query, { fromAlert }),
    ...logCountsProblems({ ...query, groupLimit }).map(({ field, message }) => refusal(query, field, message)),
    ...unnamedGroupWarnings(query),
    ...(fromAlert ? variableWarnings(query) : []),
  ];
}

/** The same about a query of the log volume. */
export function volumeWarnings({ interval }: LogVolumeQueryModel): readonly QueryWarning[] {
  return countsWarnings({ queryType: 'logCounts', interval }, { fromAlert: false, groupLimit: 1 });
}

/** What is said about the search of a query of any type. */
export function searchWarnings(
  { query = '', indexes = [] }: LogSearchModel,
  { fromAlert }: { readonly fromAlert: boolean }
): readonly QueryWarning[] {
  return fromAlert ? inPart('query', [query, ...indexes]) : [];
}

function refusal(query: LogCountsQueryModel, field: string, message: string): QueryWarning {
  const [, name = '', digits] = /^(\w+)(?:\[(\d+)\])?/.exec(field) ?? [];
  const index = digits === undefined ? undefined : Number(digits);
  switch (name) {
    case 'groupBy':
      return query.groupBy?.[index ?? -1]?.facet.trim() === ''
        ? { part: name, index, severity: 'info', text: 'The query runs when a facet is chosen' }
        : { part: name, index, severity: 'warning', text: inFormWords(message) };
    case 'computes':
      return field.endsWith('.metric') && !query.computes?.[index ?? -1]?.metric?.trim()
        ? { part: name, index, severity: 'info', text: 'The query runs when a measure or a facet is chosen' }
        : { part: name, index, severity: 'warning', text: inFormWords(message) };
    case 'interval':
    case 'evaluationDelay':
    case 'keepGroups':
    case 'expectedGroups':
      return { part: name, index, severity: 'warning', text: inFormWords(message) };
    default:
      return { part: 'query', severity: 'warning', text: inFormWords(message) };
  }
}

/** `groupBy[1].facet is …` as the form calls it: `Grouping 2 is …`. */
function inFormWords(message: string): string {
  return message
    .replace(/groupBy\[(\d+)\]\.limit/g, (_, index: string) => `the limit of grouping ${Number(index) + 1}`)
    .replace(/groupBy\[(\d+)\](?:\.\w+)?/g, (_, index: string) => `Grouping ${Number(index) + 1}`)
    .replace(/computes\[(\d+)\](?:\.\w+)?/g, (_, index: string) => `Measure ${Number(index) + 1}`)
    .replace(/expectedGroups\[(\d+)\]/g, (_, index: string) => `Group ${Number(index) + 1}`)
    .replace('The limits of groupBy', 'The limits of the groupings')
    .replace(/^interval is/, 'The interval is')
    .replace(/^evaluationDelay is/, 'The delay is')
    .replace(/^keepGroups is/, 'The time is');
}

function unnamedGroupWarnings({ expectedGroups = [] }: LogCountsQueryModel): readonly QueryWarning[] {
  return expectedGroups.flatMap((group, index) =>
    Object.values(group).some((value) => value === '')
      ? [{ part: 'expectedGroups', index, severity: 'info', text: 'The query runs when every facet has a value' }]
      : []
  );
}

function variableWarnings({ computes = [], groupBy = [], ...query }: LogCountsQueryModel): readonly QueryWarning[] {
  return [
    ...computes.flatMap(({ metric = '', name = '' }, index) => inPart('computes', [metric, name], index)),
    ...groupBy.flatMap(({ facet }, index) => inPart('groupBy', [facet], index)),
    ...(query.expectedGroups ?? []).flatMap((group, index) => inPart('expectedGroups', Object.values(group), index)),
    ...inPart('interval', [query.interval ?? '']),
    ...inPart('evaluationDelay', [query.evaluationDelay ?? '']),
    ...inPart('keepGroups', [query.keepGroups ?? '']),
  ];
}

function inPart(part: QueryPart, texts: readonly string[], index?: number): readonly QueryWarning[] {
  return variableProblems(texts).map((problem) => ({ part, index, ...problem }));
}
