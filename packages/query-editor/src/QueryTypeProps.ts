import { type ShownTime } from './ShownTime';

/** What the editor of one type of query works on. */
export interface QueryTypeProps<DataSource, Query> {
  /** Prefix of ids, unique on the page. */
  readonly id: string;
  readonly query: Query;
  /** An alert rule is being written: other defaults, and no variables. */
  readonly fromAlert: boolean;
  readonly dataSource: DataSource;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly shown: ShownTime;
  readonly onChange: (query: Query) => void;
  readonly onRunQuery: () => void;
}
