import type { Labels } from '@glance/data-frames';
import { freeName } from '@glance/data-source';
import { EMPTY_VALUE, type Grouping, type Metric } from '../../../shared/CostsQuery';
import type { ResolvedScope } from './ResolvedScope';

/** What a series is told apart by. */
interface LabelledGroup {
  readonly scope: ResolvedScope;
  readonly groupValues: readonly string[];
  readonly currency: string;
}

/** The labels of a query's answer. */
export interface LabelScheme {
  /** Every label that a series may have, in the order of columns. */
  readonly names: readonly string[];
  /** Names of the groupings' labels, in the order of the query's groupings. */
  readonly groupNames: readonly string[];
  labelsOf(group: LabelledGroup): Labels;
}

export interface LabelOptions {
  readonly metric: Metric;
  readonly groupBy: readonly Grouping[];
  /** Names that are taken otherwise: labels that are columns must differ from the columns of time and value. */
  readonly columns: readonly string[];
}

/**
 * Names the labels of an answer: those of the scope, one for each grouping, and `currency` where costs are in the
 * billing currency. A grouping whose name is taken is called `tag_…` or `dimension_…`.
 */
export function labelScheme({ metric, groupBy, columns }: LabelOptions, scopes: readonly ResolvedScope[]): LabelScheme {
  const scopeNames = scopeLabelNames(scopes);
  const currencyNames = metric === 'Cost' ? ['currency'] : [];
  const groupNames = freeNames(groupBy, [...scopeNames, ...currencyNames, ...columns]);
  return {
    names: [...scopeNames, ...groupNames, ...currencyNames],
    groupNames,
    labelsOf: ({ scope, groupValues, currency }) => ({
      ...scopeLabels(scope),
      ...Object.fromEntries(groupNames.map((name, index) => [name, groupValues[index] ?? EMPTY_VALUE])),
      ...(metric === 'Cost' && { currency: currency === '' ? EMPTY_VALUE : currency }),
    }),
  };
}

function scopeLabelNames(scopes: readonly ResolvedScope[]): readonly string[] {
  return [...new Set(scopes.flatMap((scope) => Object.keys(scopeLabels(scope))))];
}

function scopeLabels(scope: ResolvedScope): Labels {
  switch (scope.kind) {
    case 'subscription':
      return { subscription: scope.subscriptionName, subscriptionId: scope.subscriptionId };
    case 'resourceGroup':
      return {
        subscription: scope.subscriptionName,
        subscriptionId: scope.subscriptionId,
        resourceGroup: scope.resourceGroup,
      };
    default:
      return { scope: scope.path };
  }
}

function freeNames(groupBy: readonly Grouping[], reserved: readonly string[]): readonly string[] {
  const taken = new Set(reserved);
  return groupBy.map(({ type, name }) => {
    const free = freeName(name, taken, type === 'TagKey' ? 'tag_' : 'dimension_');
    taken.add(free);
    return free;
  });
}
