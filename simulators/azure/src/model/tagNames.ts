import type { CostModel } from './CostModel';

interface TagCount {
  readonly type: 'Total';
  readonly value: number;
}

/** A tag in use, in Azure Resource Manager's shape. */
export interface TagDetails {
  readonly id: string;
  readonly tagName: string;
  readonly count: TagCount;
  readonly values: ReadonlyArray<{ readonly id: string; readonly tagValue: string; readonly count: TagCount }>;
}

/**
 * The tags of a subscription's resources and existing resource groups, with how many carry them. Tag names are
 * case-insensitive, and the first spelling stands for all; values are told apart by case.
 * See https://learn.microsoft.com/rest/api/resources/tags/list.
 */
export function tagNames(model: CostModel, subscriptionId: string): readonly TagDetails[] {
  const tagged = [
    ...model.resources.filter(({ subscription }) => subscription.id === subscriptionId),
    ...model.resourceGroups(subscriptionId),
  ];
  const names = new Map<string, { readonly spelling: string; readonly values: Map<string, number> }>();
  for (const [name, value] of tagged.flatMap(({ tags }) => Object.entries(tags))) {
    const { spelling, values } = names.get(name.toLowerCase()) ?? { spelling: name, values: new Map<string, number>() };
    values.set(value, (values.get(value) ?? 0) + 1);
    names.set(name.toLowerCase(), { spelling, values });
  }
  return [...names.values()].map(({ spelling, values }) => {
    const id = `/subscriptions/${subscriptionId}/tagNames/${spelling}`;
    return {
      id,
      tagName: spelling,
      count: total([...values.values()].reduce((sum, count) => sum + count, 0)),
      values: [...values].map(([tagValue, count]) => ({
        id: `${id}/tagValues/${tagValue}`,
        tagValue,
        count: total(count),
      })),
    };
  });
}

function total(value: number): TagCount {
  return { type: 'Total', value };
}
