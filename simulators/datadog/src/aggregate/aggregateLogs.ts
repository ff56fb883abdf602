import { type Column, entryAt, entryValues, type FacetEntry } from '../logs/Column';
import type { FacetValue } from '../logs/facetValues';
import type { LogChunk } from '../logs/LogChunk';
import { type MatchQuestion, matchingRows } from '../search/matchingRows';
import type { AggregateQuery, GroupByQuery, MeasureQuery } from './AggregateQuery';
import { GroupNode } from './GroupNode';
import { listGroups, type LogBucket } from './listGroups';

/** What {@link aggregateLogs} is asked. */
export interface AggregateQuestion extends MatchQuestion {
  readonly query: AggregateQuery;
}

/** The groups that one log is counted in: those compared on the way down, and those that are answered. */
interface Placement {
  readonly compared: ReadonlyArray<{ readonly node: GroupNode; readonly facet: number }>;
  readonly leaves: readonly GroupNode[];
}

/** Works out an aggregate from the logs themselves. Groups without logs do not exist. */
export function aggregateLogs(question: AggregateQuestion): readonly LogBucket[] {
  const { store, query } = question;
  const root = new GroupNode({ value: '', computes: query.groupBy.length === 0 ? query.computes : undefined });
  const testOf = matchingRows(question);
  let matched = 0;
  for (const chunk of store.chunks(query)) {
    matched += addChunk({ root, query, chunk, matches: testOf(chunk) });
  }
  return matched === 0 ? [] : listGroups(root, query.groupBy);
}

function addChunk({
  root,
  query,
  chunk,
  matches,
}: {
  readonly root: GroupNode;
  readonly query: AggregateQuery;
  readonly chunk: LogChunk;
  readonly matches: (row: number) => boolean;
}): number {
  const facets = query.groupBy.map(({ facet }) => chunk.column(facet));
  const metrics = query.computes.map((compute) => metricColumn(chunk, compute));
  const sorts = query.groupBy.map(({ sort }) => (sort.type === 'measure' ? metricColumn(chunk, sort) : undefined));
  const placements = new Map<number, Placement>();
  const { times, rows } = chunk;
  let matched = 0;
  for (let row = 0; row < rows.length; row++) {
    if (!matches(row)) {
      continue;
    }
    matched++;
    const key = combinedCode(facets, row);
    let placement = placements.get(key);
    if (placement === undefined) {
      placement = placementOf({ root, query, entries: facets.map((column) => entryAt(column, row)) });
      placements.set(key, placement);
    }
    for (const { node, facet } of placement.compared) {
      node.sort?.add(entryAt(sorts[facet], row));
    }
    for (const leaf of placement.leaves) {
      leaf.computes?.add(row, times[row] ?? 0, metrics);
    }
  }
  return matched;
}

function metricColumn(chunk: LogChunk, { metric }: MeasureQuery): Column | undefined {
  return metric === undefined ? undefined : chunk.column(metric);
}

/** One number for the codes of all facets, since logs with the same ones are counted in the same groups. */
function combinedCode(facets: readonly Column[], row: number): number {
  let code = 0;
  for (const { entries, codes } of facets) {
    code = code * entries.length + (codes[row] ?? 0);
  }
  return code;
}

function placementOf({
  root,
  query,
  entries,
}: {
  readonly root: GroupNode;
  readonly query: AggregateQuery;
  readonly entries: readonly FacetEntry[];
}): Placement {
  const compared: Array<{ node: GroupNode; facet: number }> = [];
  const leaves: GroupNode[] = [];
  const descend = (node: GroupNode, facet: number): boolean => {
    const groupBy = query.groupBy[facet];
    if (groupBy === undefined) {
      leaves.push(node);
      return true;
    }
    const computes = facet === query.groupBy.length - 1 ? query.computes : undefined;
    const nodes = valuesOf(entries[facet], groupBy).map((value) => {
      const name = String(value);
      const child = node.children.get(name) ?? new GroupNode({ value, groupBy, computes });
      node.children.set(name, child);
      return child;
    });
    if (groupBy.total !== undefined) {
      node.total ??= new GroupNode({ value: groupBy.total, groupBy, computes });
      nodes.push(node.total);
    }
    const reached = nodes.filter((child) => descend(child, facet + 1));
    for (const child of reached) {
      child.isReached = true;
      compared.push({ node: child, facet });
    }
    return reached.length > 0;
  };
  descend(root, 0);
  return { compared, leaves };
}

function valuesOf(entry: FacetEntry, { missing }: GroupByQuery): readonly FacetValue[] {
  const values = entryValues(entry);
  return values.length > 0 || missing === undefined ? values : [missing];
}
