import {
  type FilterValues,
  type PickerOption,
  type PropertyFilter,
  type ResourceOptions,
  useResourceOptions,
  variableOptions,
} from '@glance/query-editor';
import { useCallback, useMemo } from 'react';
import { type ColumnType } from '../shared/CostsQuery';
import { type DataSource } from './DataSource';
import { valuesOfFilter } from './listedValues';
import { subscriptionIdsOf } from './scopeSelection';
import { useTagKeyOptions } from './useTagKeyOptions';

/** Scopes to choose from, the lists they are made of, and what there is in the scopes that are chosen. */
export interface ScopeOptions {
  readonly all: readonly PickerOption[];
  readonly subscriptions: ResourceOptions;
  readonly resourceGroups: ResourceOptions;
  /** Keys of the tags in the chosen scopes, asked for on demand. */
  readonly tagKeys: ResourceOptions;
  /** Values in the chosen scopes, asked for when they are to be seen. */
  readonly valuesOf: (filter: PropertyFilter<ColumnType>) => FilterValues | undefined;
}

/** `*` among the options. */
export const EVERY_SUBSCRIPTION: PickerOption = {
  value: '*',
  label: 'All subscriptions',
  description: 'Every subscription that the credential can see',
};

/** Subscriptions as scopes. @param dataSource undefined while it cannot be asked */
export function useSubscriptionOptions(dataSource: DataSource | undefined): ResourceOptions {
  const load = useCallback(
    async (signal: AbortSignal): Promise<readonly PickerOption[]> => {
      const subscriptions = (await dataSource?.getSubscriptions(signal)) ?? [];
      return subscriptions.map(({ id, name }) => ({
        value: `subscriptions/${id}`,
        label: name,
        description: id,
      }));
    },
    [dataSource]
  );
  return useResourceOptions({ key: dataSource?.uid, load });
}

/**
 * Everything that can stand in `scopes`: all, each subscription, the resource groups of the subscriptions in use, and
 * the dashboard's variables.
 * @param scopes what is chosen, perhaps with variables
 */
export function useScopeOptions(dataSource: DataSource, scopes: readonly string[]): ScopeOptions {
  const subscriptionIds = subscriptionIdsOf(scopes);
  const subscriptions = useSubscriptionOptions(dataSource);
  const names = useMemo(
    () => new Map(subscriptions.options.map(({ value, label }) => [value, label ?? value])),
    [subscriptions.options]
  );
  const load = (signal: AbortSignal) => loadResourceGroups(dataSource, subscriptionIds, signal);
  const key = subscriptionIds.length > 0 ? `${dataSource.uid} ${subscriptionIds.join(' ')}` : undefined;
  const resourceGroups = useResourceOptions({ key, load });

  const all = useMemo(
    () => [
      EVERY_SUBSCRIPTION,
      ...variableOptions(dataSource.getVariableNames()),
      ...subscriptions.options,
      ...resourceGroups.options.map(({ description = '', ...option }) => ({
        ...option,
        description: `Resource group of ${names.get(description) ?? description}`,
      })),
    ],
    [dataSource, subscriptions.options, resourceGroups.options, names]
  );
  const tagKeys = useTagKeyOptions(dataSource, scopes);
  const valuesOf = (filter: PropertyFilter<ColumnType>) => valuesOfFilter(filter, scopes, dataSource);
  return { all, subscriptions, resourceGroups, tagKeys, valuesOf };
}

/** Resource groups, each described by the scope of its subscription. One readable subscription is enough. */
async function loadResourceGroups(
  dataSource: DataSource,
  subscriptionIds: readonly string[],
  signal: AbortSignal
): Promise<readonly PickerOption[]> {
  const answers = await Promise.allSettled(
    subscriptionIds.map(async (id) => {
      const scope = `subscriptions/${id}`;
      const groups = await dataSource.getResourceGroups(scope, signal);
      return groups.map(({ name }) => ({
        value: `${scope}/resourceGroups/${name.toLowerCase()}`,
        label: name,
        description: scope,
      }));
    })
  );
  const options = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const refusal = answers.find((answer) => answer.status === 'rejected');
  if (refusal !== undefined && answers.every((answer) => answer.status === 'rejected')) {
    throw refusal.reason;
  }
  return options;
}
