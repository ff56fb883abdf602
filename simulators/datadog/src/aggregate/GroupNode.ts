import { type Column, entryAt } from '../logs/Column';
import type { FacetValue } from '../logs/facetValues';
import type { ComputeQuery, GroupByQuery } from './AggregateQuery';
import { createMeasure, type Measure } from './Measure';

/** The computes of one group. */
export class GroupComputes {
  readonly #queries: readonly ComputeQuery[];
  readonly #totals: ReadonlyArray<Measure | undefined>;
  readonly #series: ReadonlyArray<Map<number, Measure> | undefined>;

  constructor(queries: readonly ComputeQuery[]) {
    this.#queries = queries;
    this.#totals = queries.map(({ aggregation, intervalMs }) =>
      intervalMs === undefined ? createMeasure(aggregation) : undefined
    );
    this.#series = queries.map(({ intervalMs }) => (intervalMs === undefined ? undefined : new Map()));
  }

  /** Takes in what the log of a row has in the metrics of the computes. */
  add(row: number, timeMs: number, metrics: ReadonlyArray<Column | undefined>): void {
    for (let index = 0; index < this.#queries.length; index++) {
      const measure = this.#totals[index] ?? this.#bucketAt(index, timeMs);
      measure?.add(entryAt(metrics[index], row));
    }
  }

  /** As the API answers: `c0`, `c1`… are numbers or points. What has no value is left out. */
  result(): Readonly<Record<string, unknown>> {
    const columns = this.#queries.map((_, index) => {
      const series = this.#series[index];
      return [`c${index}`, series === undefined ? this.#totals[index]?.result() : pointsOf(series)];
    });
    return Object.fromEntries(columns.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
  }

  #bucketAt(index: number, timeMs: number): Measure | undefined {
    const query = this.#queries[index];
    const series = this.#series[index];
    if (query?.intervalMs === undefined || series === undefined) {
      return undefined;
    }
    const startMs = Math.floor(timeMs / query.intervalMs) * query.intervalMs;
    let bucket = series.get(startMs);
    if (bucket === undefined) {
      bucket = createMeasure(query.aggregation);
      series.set(startMs, bucket);
    }
    return bucket;
  }
}

function pointsOf(series: ReadonlyMap<number, Measure>): readonly object[] {
  return [...series]
    .sort(([one], [other]) => one - other)
    .flatMap(([startMs, measure]) => {
      const value = measure.result();
      return value === undefined ? [] : [{ time: new Date(startMs).toISOString(), value }];
    });
}

/** One value of a facet, and below it those of the next facet. */
export class GroupNode {
  readonly value: FacetValue;
  /** By what this node is compared with its siblings; `undefined` when by its name. */
  readonly sort: Measure | undefined;
  /** Only where no further facet follows. */
  readonly computes: GroupComputes | undefined;
  readonly children = new Map<string, GroupNode>();
  /** Whether a log is counted here or below: one that lacks a further facet is not. */
  isReached = false;
  /** The group of all logs, which no limit cuts off. */
  total: GroupNode | undefined;

  constructor({
    value,
    groupBy,
    computes,
  }: {
    readonly value: FacetValue;
    /** The facet that this is a value of; none for the root. */
    readonly groupBy?: GroupByQuery;
    readonly computes?: readonly ComputeQuery[];
  }) {
    this.value = value;
    this.sort = groupBy?.sort.type === 'measure' ? createMeasure(groupBy.sort.aggregation) : undefined;
    this.computes = computes && new GroupComputes(computes);
  }
}
