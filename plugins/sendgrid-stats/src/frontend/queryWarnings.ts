import { entriesInWords, fieldPlace, type PartWarning, variableWarnings } from '@glance/query-editor';
import { findTemplateVariable, quote } from '@glance/user-input';
import { DEFAULT_SOURCE } from '../shared/defaults';
import { statsProblems } from '../shared/limits';
import { type AccountModel } from '../shared/SendGridSettings';
import { ALL } from '../shared/StatsQuery';
import { isUnfinished } from './isUnfinished';
import { type CreditsDataQuery, type PanelDataQuery, type StatsDataQuery } from './SendGridStatsDataQuery';

/** What a warning is said beside. */
type QueryPart = 'accounts' | 'names' | 'top' | 'metrics' | 'rates' | 'figures';

/** Something to say beside a part of the query editor. */
export type QueryWarning = PartWarning<QueryPart>;

export interface WarningContext {
  readonly fromAlert: boolean;
  /** Those of the data source. */
  readonly accounts: readonly AccountModel[];
}

/**
 * What the editor says about a query while it is being written: everything that the backend would refuse, in the words
 * of the form instead of those of the model.
 */
export function queryWarnings(query: PanelDataQuery, context: WarningContext): readonly QueryWarning[] {
  return [...accountWarnings(query, context), ...ownWarnings(query), ...(context.fromAlert ? ruleWarnings(query) : [])];
}

function ownWarnings(query: PanelDataQuery): readonly QueryWarning[] {
  switch (query.queryType) {
    case 'stats':
      return isUnfinished(query)
        ? [{ part: 'metrics', severity: 'info', text: 'The query runs when a metric or a rate is chosen' }]
        : statsWarnings(query);
    case 'credits':
      return isUnfinished(query)
        ? [{ part: 'figures', severity: 'info', text: 'The query runs when a figure is chosen' }]
        : [];
    case 'reputation':
      return [];
  }
}

function statsWarnings(query: StatsDataQuery): readonly QueryWarning[] {
  return statsProblems({ source: DEFAULT_SOURCE, ...query }).map(({ field, message }) => ({
    part: partOf(field),
    severity: 'warning',
    text: inFormWords(message),
  }));
}

function partOf(field: string): QueryPart {
  const { name } = fieldPlace(field);
  return name === 'names' || name === 'top' || name === 'rates' ? name : 'metrics';
}

function inFormWords(message: string): string {
  return entriesInWords(message, { metrics: 'Metric', rates: 'Rate' })
    .replace(/^names has (\d+) names/, 'There are $1 names')
    .replace(/^names is/, 'The names are')
    .replace(/^top\.by is/, 'The figure that decides is')
    .replace('or "*" for the largest', 'or none for the largest');
}

function accountWarnings(
  { accounts: ids = [] }: PanelDataQuery,
  { accounts }: WarningContext
): readonly QueryWarning[] {
  const warn = (text: string): QueryWarning => ({ part: 'accounts', severity: 'warning', text });
  if (accounts.length === 0) {
    return [warn('This data source has no account yet: add one in its settings')];
  }
  const isKnown = (id: string) => id === ALL || accounts.some((account) => account.id === id);
  return ids
    .filter((id) => !isKnown(id) && findTemplateVariable(id) === undefined)
    .map((id) => warn(`This data source has no account with the id ${quote(id)}`));
}

function ruleWarnings(query: PanelDataQuery): readonly QueryWarning[] {
  return [
    ...variableWarnings('accounts', query.accounts ?? []),
    ...ownLists(query).flatMap(([part, texts]) => variableWarnings(part, texts)),
  ];
}

function ownLists(query: PanelDataQuery): ReadonlyArray<readonly [QueryPart, readonly string[]]> {
  switch (query.queryType) {
    case 'stats':
      return [
        ['names', query.names ?? []],
        ['metrics', query.metrics ?? []],
        ['rates', query.rates ?? []],
      ];
    case 'credits':
      return [['figures', (query as CreditsDataQuery).figures ?? []]];
    case 'reputation':
      return [];
  }
}
