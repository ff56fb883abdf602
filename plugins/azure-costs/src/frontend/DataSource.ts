import { type CoreApp, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { type AzureCostsDataQuery, type CostsDataQuery, isPanelDataQuery } from './AzureCostsDataQuery';
import { type AzureCostsOptions } from './AzureCostsOptions';
import { interpolatePanelQuery, interpolateVariableQuery } from './interpolateQuery';
import { isAlerting } from './isAlerting';
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

  /** A query whose grouping or filter has no name yet is still being written. */
  override filterQuery(query: AzureCostsDataQuery): boolean {
    if (query.hide) {
      return false;
    }
    return !isPanelDataQuery(query) || [...(query.groupBy ?? []), ...(query.filters ?? [])].every(({ name }) => name);
  }

  getSubscriptions(abortSignal?: AbortSignal): Promise<readonly Subscription[]> {
    return this.getResource<readonly Subscription[]>('subscriptions', undefined, { ...QUIET, abortSignal });
  }

  /** @param scope `subscriptions/<id>` */
  getResourceGroups(scope: string, abortSignal?: AbortSignal): Promise<readonly ResourceGroup[]> {
    return this.getResource<readonly ResourceGroup[]>('resource-groups', { scope }, { ...QUIET, abortSignal });
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
