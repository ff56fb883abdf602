import { type ShownTime } from '@glance/query-editor';
import { type LogSearchModel } from '../../shared/LogSearch';
import { type LogCountsDefaults } from '../../shared/defaults';
import { type LogCountsDataQuery, type PanelDataQuery } from '../DatadogLogsDataQuery';
import { type DataSource } from '../DataSource';
import { type QueryWarning } from '../queryWarnings';

/** What the editor of one query type works on. */
export interface QueryTypeEditorProps<Query extends PanelDataQuery> {
  /** Prefix of ids, unique on the page. */
  readonly id: string;
  readonly query: Query;
  /** An alert rule is being written: other defaults, and no variables. */
  readonly fromAlert: boolean;
  readonly dataSource: DataSource;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly shown: ShownTime;
  /** How many groups the answer on screen has. */
  readonly groupCount: number;
  readonly onChange: (query: Query) => void;
  readonly onRunQuery: () => void;
}

/** What the row works on that says which logs are meant, whatever the type of the query. */
export interface SearchPartProps {
  readonly id: string;
  readonly query: LogSearchModel;
  readonly dataSource: DataSource;
  readonly variables: readonly string[];
  /** Changes fields; undefined goes back to the default. */
  readonly patch: (change: LogSearchModel) => void;
  readonly warnings: readonly QueryWarning[];
}

/** What the rows of a `logCounts` query work on. */
export interface CountsPartProps {
  readonly id: string;
  readonly query: LogCountsDataQuery;
  /** What the query means where it says nothing, which depends on who asks. */
  readonly defaults: LogCountsDefaults;
  readonly patch: (change: Partial<LogCountsDataQuery>) => void;
  readonly warnings: readonly QueryWarning[];
}
