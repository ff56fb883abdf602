import { BackendDataSource, BackendVariableSupport, isAlerting, type ListedValues } from '@glance/query-editor';
import { type CoreApp, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { type AccountModel } from '../shared/SendGridSettings';
import { ALL } from '../shared/StatsQuery';
import { interpolateIds, interpolateQuery } from './interpolateQuery';
import { isUnfinished } from './isUnfinished';
import { type PanelDataQuery, type SendGridStatsDataQuery } from './SendGridStatsDataQuery';
import { type SendGridStatsOptions } from './SendGridStatsOptions';
import { VariableQueryEditor } from './VariableQueryEditor';

/** SendGrid Stats in the browser: replaces variables, and leaves everything else to the backend. */
export class DataSource extends BackendDataSource<SendGridStatsDataQuery, SendGridStatsOptions> {
  /** As they are saved, in the order of the settings. */
  readonly accounts: readonly AccountModel[];

  constructor(settings: DataSourceInstanceSettings<SendGridStatsOptions>, templateSrv?: TemplateSrv) {
    super(settings, templateSrv);
    this.accounts = settings.jsonData.accounts ?? [];
    this.variables = new BackendVariableSupport({
      dataSource: this,
      editor: VariableQueryEditor,
      defaultQuery: { queryType: 'variable', variable: 'accounts' },
    });
  }

  /**
   * What every account sends and delivers. An alert rule starts with the one figure whose threshold means the same for
   * a large account and a small one.
   */
  override getDefaultQuery(app?: CoreApp): Partial<PanelDataQuery> {
    return isAlerting(app) ? { queryType: 'stats', metrics: [], rates: ['delivered'] } : { queryType: 'stats' };
  }

  override applyTemplateVariables(query: SendGridStatsDataQuery, scopedVars: ScopedVars): SendGridStatsDataQuery {
    return interpolateQuery(query, { templateSrv: this.templateSrv, scopedVars });
  }

  /** A query without any figure is still being written. */
  override filterQuery(query: SendGridStatsDataQuery): boolean {
    return !query.hide && !isUnfinished(query);
  }

  /** @param accounts ids, with `*` for all of them */
  listNames(
    kind: 'categories' | 'subusers',
    accounts: readonly string[],
    abortSignal?: AbortSignal
  ): Promise<ListedValues> {
    return this.list(kind, accounts.includes(ALL) ? undefined : { account: [...accounts] }, abortSignal);
  }

  /** Ids of accounts as a query has them when it is sent: each variable replaced, by all of its selected values. */
  replaceVariables(ids: readonly string[]): readonly string[] {
    return interpolateIds(ids, { templateSrv: this.templateSrv, scopedVars: {} });
  }
}
