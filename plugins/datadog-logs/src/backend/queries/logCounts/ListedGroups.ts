import type { GroupBy } from '../../../shared/LogCountsQuery';

/** Values of a group, in the order of the query's groupings. */
export type GroupValues = readonly string[];

/** What was listed within a value: values of the next facet. */
type Level = Map<string, Level>;

/**
 * The groups of an answer, as Datadog lists them: those of each facet within those of the facets before it, no more than
 * the facet's limit each time.
 */
export class ListedGroups {
  readonly #limits: readonly number[];
  readonly #root: Level = new Map();
  readonly #full = new Set<number>();

  constructor(listed: readonly GroupValues[], groupBy: ReadonlyArray<Pick<GroupBy, 'limit'>>) {
    this.#limits = groupBy.map(({ limit }) => limit);
    for (const group of listed) {
      this.#add(group);
    }
  }

  /** Places of the groupings of which as many groups came as their limit allows, ascending: there may be more. */
  get fullGroupings(): readonly number[] {
    return [...this.#full].sort((a, b) => a - b);
  }

  /** Whether others may have taken the place of a group. One that is not listed without that has no logs. */
  isPerhapsCut(group: GroupValues): boolean {
    let level = this.#root;
    for (const [place, limit] of this.#limits.entries()) {
      const next = level.get(group[place] ?? '');
      if (next === undefined) {
        return level.size >= limit;
      }
      level = next;
    }
    return false;
  }

  #add(group: GroupValues): void {
    let level = this.#root;
    for (const [place, limit] of this.#limits.entries()) {
      const value = group[place] ?? '';
      const next: Level = level.get(value) ?? new Map();
      level.set(value, next);
      if (level.size >= limit) {
        this.#full.add(place);
      }
      level = next;
    }
  }
}
