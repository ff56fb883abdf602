/** What a part of a query's editor works on. */
export interface PartProps<Query, Defaults, Warning> {
  /** Prefix of ids, unique on the page. */
  readonly id: string;
  readonly query: Query;
  /** What the query means where it says nothing, which may depend on who asks. */
  readonly defaults: Defaults;
  /** Changes fields; undefined goes back to the default. */
  readonly patch: (change: Partial<Query>) => void;
  readonly warnings: readonly Warning[];
}
