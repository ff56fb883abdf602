import { type EntryProblem, type PartWarning, variableProblems } from '@glance/query-editor';
import { type CostsSelectionModel } from '../shared/CostChangesQuery';
import { costsProblems, type LimitedQuery } from '../shared/limits';
import { resourceGroupNamedTwice } from './scopeSelection';

/** Something to say beside a part of the query editor. */
export type QueryWarning = PartWarning<'scopes' | 'metric' | 'groupBy' | 'filters' | 'cumulative'>;

/** A query of any type that panels and alert rules have. */
type WarnedQuery = CostsSelectionModel & LimitedQuery;

/**
 * What the editor says about a query while it is being written: everything that Azure would refuse, in the words of
 * the form instead of those of the model, and what would surprise the reader of the chart.
 */
export function queryWarnings(query: WarnedQuery, { fromAlert }: { readonly fromAlert: boolean }): QueryWarning[] {
  return [
    ...costsProblems(query).map(({ field, message }) => refusal(query, field, message)),
    ...variableWarnings(query, fromAlert),
    ...overlapWarnings(query),
    ...unitWarnings(query),
  ];
}

function refusal(query: CostsSelectionModel, field: string, message: string): QueryWarning {
  const [, name = '', digits] = /^(\w+)(?:\[(\d+)\])?/.exec(field) ?? [];
  const index = digits === undefined ? undefined : Number(digits);
  switch (name) {
    case 'groupBy':
    case 'filters':
      return { part: name, index, ...entryProblem(query[name]?.[index ?? -1], field, message) };
    case 'cumulative':
      return { part: 'cumulative', severity: 'warning', text: inFormWords(message) };
    default:
      return { part: 'scopes', severity: 'warning', text: inFormWords(message) };
  }
}

function entryProblem(
  entry: { readonly type: string; readonly name: string } | undefined,
  field: string,
  message: string
): EntryProblem {
  if (entry?.name === '') {
    const missing = entry.type === 'TagKey' ? 'the key of a tag is typed' : 'a dimension is chosen';
    return { severity: 'info', text: `The query runs when ${missing}` };
  }
  return field.endsWith('.values')
    ? { severity: 'info', text: 'The query runs when a value is chosen or typed' }
    : { severity: 'warning', text: inFormWords(message) };
}

/** `groupBy[1].name is …` as the form calls it: `Grouping 2 is …`. */
function inFormWords(message: string): string {
  return message
    .replace(/groupBy\[(\d+)\](?:\.name)?/g, (_, index: string) => `Grouping ${Number(index) + 1}`)
    .replace(/filters\[(\d+)\](?:\.name|\.values)?/g, (_, index: string) => `Filter ${Number(index) + 1}`)
    .replace(/scopes\[(\d+)\]/g, (_, index: string) => `Scope ${Number(index) + 1}`)
    .replace('or type "TagKey" for a tag', 'or choose Tag instead of Dimension')
    .replace(/^cumulative is true, but with/, 'Cumulative is on, but with');
}

function variableWarnings(
  { scopes = [], groupBy = [], filters = [] }: CostsSelectionModel,
  fromAlert: boolean
): readonly QueryWarning[] {
  if (!fromAlert) {
    return [];
  }
  const inPart = (part: QueryWarning['part'], texts: readonly string[], index?: number) =>
    variableProblems(texts).map((problem) => ({ part, index, ...problem }));
  return [
    ...inPart('scopes', scopes),
    ...groupBy.flatMap(({ name }, index) => inPart('groupBy', [name], index)),
    ...filters.flatMap(({ name, values }, index) => inPart('filters', [name, ...values], index)),
  ];
}

function overlapWarnings({ scopes = [] }: CostsSelectionModel): readonly QueryWarning[] {
  const twice = resourceGroupNamedTwice(scopes);
  const name = twice?.split('/').at(-1);
  return name === undefined
    ? []
    : [
        {
          part: 'scopes',
          severity: 'warning',
          text: `The cost of resource group ${name} appears twice: its subscription is chosen as well`,
        },
      ];
}

// Azure adds hours and gigabytes up without a word.
function unitWarnings({ metric, groupBy = [], filters = [] }: CostsSelectionModel): readonly QueryWarning[] {
  const separates = ({ name }: { readonly name: string }) => /^(Meter|MeterId|UnitOfMeasure)$/i.test(name);
  return metric === 'UsageQuantity' && ![...groupBy, ...filters].some(separates)
    ? [
        {
          part: 'metric',
          severity: 'info',
          text: 'Usage of different meters has different units: group or filter by Meter or UnitOfMeasure',
        },
      ]
    : [];
}
