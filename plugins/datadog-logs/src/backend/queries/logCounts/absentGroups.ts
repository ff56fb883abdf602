import type { GroupBy } from '../../../shared/LogCountsQuery';

/** Values of a group, in the order of the query's groupings. */
export type GroupValues = readonly string[];

type Limits = ReadonlyArray<Pick<GroupBy, 'limit'>>;

/**
 * Why a group is not in an answer: it has no logs, or others took the places that a limit leaves. Datadog lists the
 * groups of each facet within those of the facets before it.
 */
export function isPerhapsCut(group: GroupValues, listed: readonly GroupValues[], groupBy: Limits): boolean {
  let siblings = listed;
  for (const [depth, { limit }] of groupBy.entries()) {
    const values = new Set(siblings.map((other) => other[depth]));
    const value = group[depth];
    if (!values.has(value)) {
      return values.size >= limit;
    }
    siblings = siblings.filter((other) => other[depth] === value);
  }
  return false;
}

/** The groupings, by their place, of which as many groups came as their limit allows: there may be more. */
export function fullGroupings(listed: readonly GroupValues[], groupBy: Limits): readonly number[] {
  return [...groupBy.entries()].flatMap(([depth, { limit }]) => {
    const children = new Map<string, Set<string | undefined>>();
    for (const group of listed) {
      const parent = JSON.stringify(group.slice(0, depth));
      children.set(parent, (children.get(parent) ?? new Set()).add(group[depth]));
    }
    return [...children.values()].some(({ size }) => size >= limit) ? [depth] : [];
  });
}
