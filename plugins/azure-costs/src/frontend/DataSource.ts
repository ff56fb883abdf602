import { type CoreApp, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { type AzureCostsDataQuery, type CostsDataQuery, isPanelDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { interpolatePanelQuery, interpolateVariableQuery } from './interpolateQuery';
import { isAlerting } from './isAlerting';
import { isUnfinished } from './variableProblem';
import { VariableSupport } from './VariableSupport';

/** A subscription that the credential can see. */
export interface Subscription {
  /** GUID. */
  readonly id: string;
  readonly name: string;
}

export interface ResourceGroup {
  readonly name: string;
}

/** Values to pick from. */
export interface ListedValues {
  readonly values: readonly string[];
  /** What is to be known of them: a scope that gave none, or that there are more. */
  readonly notices: readonly string[];
}

const QUIET = { showErrorAlert: false };

/** Azure Costs in the browser: replaces variables, and leaves everything else to the backend. */
export class DataSource extends DataSourceWithBackend<AzureCostsDataQuery, AzureCostsOptions> {
  /** What a query without scopes asks for. */
  readonly defaultScopes: readonly string[];

  constructor(
    settings: DataSourceInstanceSettings<AzureCostsOptions>,
    private readonly templateSrv: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    this.defaultScopes = settings.jsonData.defaultScopes ?? ['*'];
    this.variables = new VariableSupport(this);
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
    return isPanelDataQuery(query) ? interpolatePanelQuery(query, context) : interpolateVariableQuery(query, context);
  }

  /** A query whose grouping, filter or list has no name yet is still being written. */
  override filterQuery(query: AzureCostsDataQuery): boolean {
    if (query.hide) {
      return false;
    }
    return isPanelDataQuery(query)
      ? [...(query.groupBy ?? []), ...(query.filters ?? [])].every(({ name }) => name)
      : !isUnfinished(query);
  }

  getSubscriptions(abortSignal?: AbortSignal): Promise<readonly Subscription[]> {
    return this.getResource<readonly Subscription[]>('subscriptions', undefined, { ...QUIET, abortSignal });
  }

  /** @param scope `subscriptions/<id>` */
  getResourceGroups(scope: string, abortSignal?: AbortSignal): Promise<readonly ResourceGroup[]> {
    return this.getResource<readonly ResourceGroup[]>('resource-groups', { scope }, { ...QUIET, abortSignal });
  }

  /** What costs of scopes have for a dimension: a call of the scarce quota for each scope, unless it is cached. */
  listDimensionValues(
    params: { readonly scope: readonly string[]; readonly dimension: string },
    abortSignal?: AbortSignal
  ): Promise<ListedValues> {
    return this.getResource<ListedValues>('dimension-values', params, { ...QUIET, abortSignal });
  }

  listTagKeys(params: { readonly scope: readonly string[] }, abortSignal?: AbortSignal): Promise<ListedValues> {
    return this.getResource<ListedValues>('tag-keys', params, { ...QUIET, abortSignal });
  }

  listTagValues(
    params: { readonly scope: readonly string[]; readonly tagKey: string },
    abortSignal?: AbortSignal
  ): Promise<ListedValues> {
    return this.getResource<ListedValues>('tag-values', params, { ...QUIET, abortSignal });
  }

  /** Texts as a query has them when it is sent: each variable in them replaced, by all of its selected values. */
  replaceVariables(texts: readonly string[]): readonly string[] {
    const context = { templateSrv: this.templateSrv, scopedVars: {} };
    return interpolatePanelQuery({ scopes: texts }, context).scopes;
  }

  /** The dashboard's variables as they are written in a query. */
  getVariableNames(): readonly string[] {
    return this.templateSrv.getVariables().map(({ name }) => `$${name}`);
  }

  /** Makes the backend ask Azure again. @returns how many cached answers were dropped */
  async dropCachedAnswers(): Promise<number> {
    const { dropped } = await this.postResource<{ readonly dropped: number }>('cache/clear', {}, QUIET);
    return dropped;
  }
}
