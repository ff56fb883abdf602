import {
  entriesInWords,
  type EntryProblem,
  fieldPlace,
  type PartWarning,
  variableWarnings,
} from '@glance/query-editor';
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
    ...(fromAlert ? ruleWarnings(query) : []),
    ...overlapWarnings(query),
    ...unitWarnings(query),
  ];
}

function refusal(query: CostsSelectionModel, field: string, message: string): QueryWarning {
  const { name, index } = fieldPlace(field);
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

const NOUNS = { groupBy: 'Grouping', filters: 'Filter', scopes: 'Scope' };

function inFormWords(message: string): string {
  return entriesInWords(message, NOUNS)
    .replace('or type "TagKey" for a tag', 'or choose Tag instead of Dimension')
    .replace(/^cumulative is true, but with/, 'Cumulative is on, but with');
}

function ruleWarnings({ scopes = [], groupBy = [], filters = [] }: CostsSelectionModel): readonly QueryWarning[] {
  return [
    ...variableWarnings('scopes', scopes),
    ...groupBy.flatMap(({ name }, index) => variableWarnings('groupBy', [name], index)),
    ...filters.flatMap(({ name, values }, index) => variableWarnings('filters', [name, ...values], index)),
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
