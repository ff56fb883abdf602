import { type PartProps } from '@glance/query-editor';
import { type LogCountsDefaults } from '../../shared/defaults';
import { type LogSearchModel } from '../../shared/LogSearch';
import { type DataSource } from '../DataSource';
import { type LogCountsDataQuery } from '../DatadogLogsDataQuery';
import { type QueryWarning } from '../queryWarnings';

/** What the row works on that says which logs are meant, whatever the type of the query. */
export interface SearchPartProps extends Omit<PartProps<LogSearchModel, never, QueryWarning>, 'defaults'> {
  readonly dataSource: DataSource;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
}

/** What the rows of a `logCounts` query work on. */
export type CountsPartProps = PartProps<LogCountsDataQuery, LogCountsDefaults, QueryWarning>;
