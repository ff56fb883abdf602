import { type PartProps, type QueryTypeProps } from '@glance/query-editor';
import { type StatsDefaults } from '../../shared/defaults';
import { type DataSource } from '../DataSource';
import { type QueryWarning } from '../queryWarnings';
import { type StatsDataQuery } from '../SendGridStatsDataQuery';

/** What the editor of a `stats` query works on. */
export interface StatsEditorProps extends QueryTypeProps<DataSource, StatsDataQuery> {
  /** What the answer on screen is split by, by the names of its labels. */
  readonly labelValues: (label: string) => readonly string[];
}

/** What the rows of a `stats` query work on; their defaults depend on who asks and on the source. */
export type StatsPartProps = PartProps<StatsDataQuery, StatsDefaults, QueryWarning>;
