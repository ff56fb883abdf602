import { type PartProps, type QueryTypeProps } from '@glance/query-editor';
import { type CostsSelectionModel } from '../../shared/CostChangesQuery';
import { type CostsDefaults } from '../../shared/defaults';
import { type CostsDataQuery, type PanelDataQuery } from '../AzureCostsDataQuery';
import { type DataSource } from '../DataSource';
import { type QueryWarning } from '../queryWarnings';
import { type ScopeOptions } from '../useScopeOptions';

/** What the editor of one query type works on. */
export interface QueryTypeEditorProps<Query extends PanelDataQuery> extends QueryTypeProps<DataSource, Query> {
  readonly options: ScopeOptions;
}

/** What a part works on that only one type of query has; its defaults depend on who asks. */
export type OwnPartProps<Query, Defaults> = PartProps<Query, Defaults, QueryWarning>;

/** What the parts work on that choose which costs are meant, whatever the type of the query. */
export type EditorPartProps = OwnPartProps<CostsSelectionModel, Pick<CostsDefaults, 'costType' | 'metric'>>;

/** What the parts of a `costs` query work on. */
export type CostsPartProps = OwnPartProps<CostsDataQuery, CostsDefaults>;
