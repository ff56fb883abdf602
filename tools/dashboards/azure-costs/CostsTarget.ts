import { chosenDataSource } from '../chosenDataSource';
import { QueryTarget } from '../QueryTarget';

/** Plugin id of Azure Costs. */
export const AZURE_COSTS = 'glance-azurecosts-datasource';

/** The data source that the dashboard's variable names. */
export const CHOSEN_DATA_SOURCE = chosenDataSource(AZURE_COSTS);

/** Fields of a `costs` query; what equals its default is left out, as the query editor does. */
export interface CostsFields {
  readonly scopes: readonly string[];
  readonly metric?: 'CostUSD' | 'UsageQuantity';
  readonly granularity?: 'Monthly' | 'None';
  readonly groupBy?: ReadonlyArray<{ readonly type: 'Dimension' | 'TagKey'; readonly name: string }>;
  readonly top?: { readonly limit?: number; readonly others?: boolean };
  readonly cumulative?: true;
  readonly unsettledDays?: { readonly days?: number; readonly show?: 'include' | 'drop' };
  readonly format?: 'table';
}

/** Fields of a `costChanges` query, likewise. */
export interface CostChangesFields extends Pick<CostsFields, 'scopes' | 'metric' | 'groupBy'> {
  readonly queryType: 'costChanges';
}

/** A panel's one query. */
export class CostsTarget extends QueryTarget {
  constructor(fields: CostsFields | CostChangesFields) {
    super(CHOSEN_DATA_SOURCE, { queryType: 'costs', ...fields });
  }
}
