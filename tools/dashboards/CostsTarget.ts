import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';

/** Plugin id of Azure Costs. */
export const AZURE_COSTS = 'glance-azurecosts-datasource';

/** The data source that the dashboard's variable names: a dashboard never names one itself. */
export const CHOSEN_DATA_SOURCE = { type: AZURE_COSTS, uid: '${datasource}' };

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

/** A panel's one query, `A`. */
export class CostsTarget implements Builder<Dataquery> {
  constructor(private readonly fields: CostsFields | CostChangesFields) {}

  build(): Dataquery {
    const query = { refId: 'A', datasource: CHOSEN_DATA_SOURCE, queryType: 'costs', ...this.fields };
    // The mark of a query is a method, which JSON leaves out.
    return { ...query, _implementsDataqueryVariant: () => undefined };
  }
}
