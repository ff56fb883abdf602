import { type ShownTime } from '@glance/query-editor';
import { type StatsDefaults } from '../../shared/defaults';
import { type DataSource } from '../DataSource';
import { type QueryWarning } from '../queryWarnings';
import { type PanelDataQuery, type StatsDataQuery } from '../SendGridStatsDataQuery';

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
  /** What the answer on screen is split by, by the names of its labels. */
  readonly labelValues: (label: string) => readonly string[];
  readonly onChange: (query: Query) => void;
  readonly onRunQuery: () => void;
}

/** What the rows of a `stats` query work on. */
export interface StatsPartProps {
  readonly id: string;
  readonly query: StatsDataQuery;
  /** What the query means where it says nothing, which depends on who asks and on the source. */
  readonly defaults: StatsDefaults;
  /** Changes fields; undefined goes back to the default. */
  readonly patch: (change: Partial<StatsDataQuery>) => void;
  readonly warnings: readonly QueryWarning[];
}
