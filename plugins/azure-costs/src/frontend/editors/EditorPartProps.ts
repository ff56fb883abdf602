import { type CostsSelectionModel } from '../../shared/CostChangesQuery';
import { type CostsDefaults } from '../../shared/defaults';
import { type CostChangesDataQuery, type CostsDataQuery } from '../AzureCostsDataQuery';
import { type QueryWarning } from '../queryWarnings';

/** What the parts of the query editor work on that choose which costs are meant, whatever the type of the query. */
export interface EditorPartProps {
  /** Prefix of ids, unique on the page. */
  readonly id: string;
  readonly query: CostsSelectionModel;
  /** What the query means where it says nothing. */
  readonly defaults: Pick<CostsDefaults, 'costType' | 'metric'>;
  /** Changes fields; undefined goes back to the default. */
  readonly patch: (change: CostsSelectionModel) => void;
  readonly warnings: readonly QueryWarning[];
}

/** What a part that only one type of query has works on besides; its defaults depend on who asks. */
export interface OwnPartProps<Query extends CostsDataQuery | CostChangesDataQuery, Defaults> extends Omit<
  EditorPartProps,
  'query' | 'defaults' | 'patch'
> {
  readonly query: Query;
  readonly defaults: Defaults;
  readonly patch: (change: Partial<Query>) => void;
}

/** What the parts of a `costs` query work on. */
export type CostsPartProps = OwnPartProps<CostsDataQuery, CostsDefaults>;
