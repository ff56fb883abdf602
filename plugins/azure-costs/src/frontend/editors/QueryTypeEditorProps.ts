import { type PanelDataQuery } from '../AzureCostsDataQuery';
import { type DataSource } from '../DataSource';
import { type ShownTime } from '../dayPreview';
import { type ScopeOptions } from '../useScopeOptions';

/** What the editor of one query type works on. */
export interface QueryTypeEditorProps<Query extends PanelDataQuery> {
  /** Prefix of ids, unique on the page. */
  readonly id: string;
  readonly query: Query;
  /** An alert rule is being written: other defaults, and no variables. */
  readonly fromAlert: boolean;
  readonly dataSource: DataSource;
  readonly options: ScopeOptions;
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly time: ShownTime;
  readonly onChange: (query: Query) => void;
  readonly onRunQuery: () => void;
}
