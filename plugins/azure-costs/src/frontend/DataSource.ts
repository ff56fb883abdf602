import { BackendDataSource, BackendVariableSupport, isAlerting, type ListedValues } from '@glance/query-editor';
import { type CoreApp, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { type AzureCostsDataQuery, type CostsDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { interpolatePanelQuery, interpolateVariableQuery } from './interpolateQuery';
import { isUnfinished } from './variableProblem';
import { VariableQueryEditor } from './VariableQueryEditor';

/** A subscription that the credential can see. */
export interface Subscription {
  /** GUID. */
  readonly id: string;
  readonly name: string;
}

export interface ResourceGroup {
  readonly name: string;
}

/** Azure Costs in the browser: replaces variables, and leaves everything else to the backend. */
export class DataSource extends BackendDataSource<AzureCostsDataQuery, AzureCostsOptions> {
  /** What a query without scopes asks for. */
  readonly defaultScopes: readonly string[];

  constructor(settings: DataSourceInstanceSettings<AzureCostsOptions>, templateSrv?: TemplateSrv) {
    super(settings, templateSrv);
    this.defaultScopes = settings.jsonData.defaultScopes ?? ['*'];
    this.variables = new BackendVariableSupport({
      dataSource: this,
      editor: VariableQueryEditor,
      defaultQuery: { queryType: 'variable', variable: 'subscriptions' },
    });
  }

  /**
   * A chart worth looking at before anything is chosen. An alert rule starts with one series per subscription instead:
   * the largest groups of one day are not those of the next, and a rule whose series come and go resolves by itself.
   */
  override getDefaultQuery(app?: CoreApp): Partial<CostsDataQuery> {
    return isAlerting(app)
      ? { queryType: 'costs' }
      : { queryType: 'costs', groupBy: [{ type: 'Dimension', name: 'ResourceGroupName' }], top: { limit: 10 } };
  }

  override applyTemplateVariables(query: AzureCostsDataQuery, scopedVars: ScopedVars): AzureCostsDataQuery {
    const context = { templateSrv: this.templateSrv, scopedVars };
    return query.queryType === 'variable'
      ? interpolateVariableQuery(query, context)
      : interpolatePanelQuery(query, context);
  }

  /** A query whose grouping, filter or list has no name yet is still being written. */
  override filterQuery(query: AzureCostsDataQuery): boolean {
    if (query.hide) {
      return false;
    }
    return query.queryType === 'variable'
      ? !isUnfinished(query)
      : [...(query.groupBy ?? []), ...(query.filters ?? [])].every(({ name }) => name);
  }

  getSubscriptions(abortSignal?: AbortSignal): Promise<readonly Subscription[]> {
    return this.list('subscriptions', undefined, abortSignal);
  }

  /** @param scope `subscriptions/<id>` */
  getResourceGroups(scope: string, abortSignal?: AbortSignal): Promise<readonly ResourceGroup[]> {
    return this.list('resource-groups', { scope }, abortSignal);
  }

  /** What costs of scopes have for a dimension: a call of the scarce quota for each scope, unless it is cached. */
  listDimensionValues(
    params: { readonly scope: readonly string[]; readonly dimension: string },
    abortSignal?: AbortSignal
  ): Promise<ListedValues> {
    return this.list('dimension-values', params, abortSignal);
  }

  listTagKeys(params: { readonly scope: readonly string[] }, abortSignal?: AbortSignal): Promise<ListedValues> {
    return this.list('tag-keys', params, abortSignal);
  }

  listTagValues(
    params: { readonly scope: readonly string[]; readonly tagKey: string },
    abortSignal?: AbortSignal
  ): Promise<ListedValues> {
    return this.list('tag-values', params, abortSignal);
  }

  /** Texts as a query has them when it is sent: each variable in them replaced, by all of its selected values. */
  replaceVariables(texts: readonly string[]): readonly string[] {
    const context = { templateSrv: this.templateSrv, scopedVars: {} };
    return interpolatePanelQuery({ scopes: texts }, context).scopes;
  }
}
