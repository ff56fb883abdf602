import type { FacetValue } from '../logs/facetValues';
import type { GroupByQuery, GroupSort } from './AggregateQuery';
import type { GroupNode } from './GroupNode';

/** One group as the API answers it. */
export interface LogBucket {
  readonly by: Readonly<Record<string, FacetValue>>;
  readonly computes: Readonly<Record<string, unknown>>;
}

/** All groups that the limits leave, in their order; of each facet the group of all logs comes last. */
export function listGroups(root: GroupNode, groupBy: readonly GroupByQuery[]): readonly LogBucket[] {
  const list = (node: GroupNode, facet: number, by: LogBucket['by']): readonly LogBucket[] => {
    const query = groupBy[facet];
    if (query === undefined) {
      return node.computes === undefined ? [] : [{ by, computes: node.computes.result() }];
    }
    const kept = inOrder(
      [...node.children.values()].filter(({ isReached }) => isReached),
      query.sort
    ).slice(0, query.limit);
    return [...kept, ...(node.total === undefined ? [] : [node.total])].flatMap((child) =>
      list(child, facet + 1, { ...by, [query.facet]: child.value })
    );
  };
  return list(root, 0, {});
}

/** Groups without the measure come last; equal ones are in the order of their names. */
function inOrder(nodes: readonly GroupNode[], sort: GroupSort): readonly GroupNode[] {
  const sign = sort.order === 'asc' ? 1 : -1;
  const ranked = nodes.map((node) => ({ node, name: String(node.value), measure: node.sort?.result() }));
  const byName = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  ranked.sort((one, other) => {
    if (sort.type === 'alphabetical') {
      return sign * byName(one.name, other.name);
    }
    if (one.measure === undefined || other.measure === undefined) {
      return Number(one.measure === undefined) - Number(other.measure === undefined) || byName(one.name, other.name);
    }
    return sign * (one.measure - other.measure) || byName(one.name, other.name);
  });
  return ranked.map(({ node }) => node);
}
