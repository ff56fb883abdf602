import { type ExpectedGroup, type GroupByModel } from '../shared/LogCountsQuery';

/** A group to be filled in: every facet without a value. */
export function emptyGroup(groupBy: readonly GroupByModel[]): ExpectedGroup {
  return Object.fromEntries(groupBy.map(({ facet }) => [facet, '']));
}

/**
 * Groups that have exactly the facets by which a query is grouped: those of a facet that is gone lose it, those of a
 * renamed one keep their value, and a new one is to be filled in.
 */
export function fitGroups(
  groups: readonly ExpectedGroup[] | undefined,
  { before, after }: { readonly before: readonly GroupByModel[]; readonly after: readonly GroupByModel[] }
): readonly ExpectedGroup[] | undefined {
  if (groups === undefined || after.length === 0) {
    return undefined;
  }
  const formerNames = after.map(({ facet }, index) => {
    const isKnown = before.some((former) => former.facet === facet);
    return isKnown || before.length !== after.length ? facet : (before[index]?.facet ?? facet);
  });
  const fitted = groups.map((group) =>
    Object.fromEntries(after.map(({ facet }, index) => [facet, group[formerNames[index] ?? facet] ?? '']))
  );
  return distinct(fitted);
}

function distinct(groups: readonly ExpectedGroup[]): readonly ExpectedGroup[] {
  return [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()];
}
