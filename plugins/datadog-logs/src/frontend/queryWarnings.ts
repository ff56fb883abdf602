import { entriesInWords, fieldPlace, type PartWarning, variableWarnings } from '@glance/query-editor';
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
    ...(fromAlert ? ruleWarnings(query) : []),
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
  return fromAlert ? variableWarnings('query', [query, ...indexes]) : [];
}

function refusal(query: LogCountsQueryModel, field: string, message: string): QueryWarning {
  const { name, index } = fieldPlace(field);
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

const NOUNS = { groupBy: 'Grouping', computes: 'Measure', expectedGroups: 'Group' };

function inFormWords(message: string): string {
  const withLimits = message.replace(
    /groupBy\[(\d+)\]\.limit/g,
    (_, index: string) => `the limit of grouping ${Number(index) + 1}`
  );
  return entriesInWords(withLimits, NOUNS)
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

function ruleWarnings({ computes = [], groupBy = [], ...query }: LogCountsQueryModel): readonly QueryWarning[] {
  return [
    ...computes.flatMap(({ metric = '', name = '' }, index) => variableWarnings('computes', [metric, name], index)),
    ...groupBy.flatMap(({ facet }, index) => variableWarnings('groupBy', [facet], index)),
    ...(query.expectedGroups ?? []).flatMap((group, index) =>
      variableWarnings('expectedGroups', Object.values(group), index)
    ),
    ...variableWarnings('interval', [query.interval ?? '']),
    ...variableWarnings('evaluationDelay', [query.evaluationDelay ?? '']),
    ...variableWarnings('keepGroups', [query.keepGroups ?? '']),
  ];
}
