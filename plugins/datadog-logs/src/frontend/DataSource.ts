import { BackendDataSource, BackendVariableSupport, isAlerting, type ListedValues } from '@glance/query-editor';
import {
  type AdHocVariableFilter,
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type DataSourceWithSupplementaryQueriesSupport,
  type MetricFindValue,
  type QueryFixAction,
  type ScopedVars,
  type SupplementaryQueryOptions,
  SupplementaryQueryType,
} from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';
import { map, type Observable } from 'rxjs';
import { EVALUATION_DELAY_SECONDS } from '../shared/limits';
import { DEFAULT_SITE, siteAppUrl } from '../shared/sites';
import { VARIABLE_DEFAULTS } from '../shared/variableQuery';
import { withAdHocFilters } from './adHocFilters';
import { createAnnotationSupport } from './annotationSupport';
import { type DatadogLogsDataQuery, type LogCountsDataQuery, type PanelDataQuery } from './DatadogLogsDataQuery';
import { type DatadogLogsOptions } from './DatadogLogsOptions';
import { interpolatePanelQuery, interpolateVariableQuery } from './interpolateQuery';
import { isVolumeAnswer, levelFrames, volumeQuery } from './logVolume';
import { VariableQueryEditor } from './VariableQueryEditor';
import { isUnfinished } from './isUnfinished';

/** Datadog Logs in the browser: replaces variables, adds ad-hoc filters, and leaves everything else to the backend. */
export class DataSource
  extends BackendDataSource<DatadogLogsDataQuery, DatadogLogsOptions>
  implements DataSourceWithSupplementaryQueriesSupport<DatadogLogsDataQuery>
{
  /** By how much alert rules look into the past where a query says nothing else. */
  readonly evaluationDelayMs: number;
  /** Where links lead to. */
  readonly appUrl: string;

  constructor(settings: DataSourceInstanceSettings<DatadogLogsOptions>, templateSrv?: TemplateSrv) {
    super(settings, templateSrv);
    const { site = DEFAULT_SITE, appUrl = '', evaluationDelaySeconds } = settings.jsonData;
    this.evaluationDelayMs = (evaluationDelaySeconds ?? EVALUATION_DELAY_SECONDS.default) * 1000;
    this.appUrl = appUrl === '' ? siteAppUrl(site) : appUrl.replace(/\/+$/, '');
    this.annotations = createAnnotationSupport();
    this.variables = new BackendVariableSupport({
      dataSource: this,
      editor: VariableQueryEditor,
      defaultQuery: { queryType: 'variable', ...VARIABLE_DEFAULTS },
    });
  }

  /**
   * Something worth looking at before anything is chosen: in Explore logs, with their volume above them; in a panel how
   * many there are. An alert rule starts with an interval of its own, by which its threshold means the same for ever.
   */
  override getDefaultQuery(app?: CoreApp): Partial<PanelDataQuery> {
    if (isAlerting(app)) {
      return { queryType: 'logCounts', query: 'status:error', interval: '1m' };
    }
    return app === CoreApp.Explore ? { queryType: 'logs' } : { queryType: 'logCounts', groupBy: [{ facet: 'status' }] };
  }

  override applyTemplateVariables(
    query: DatadogLogsDataQuery,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): DatadogLogsDataQuery {
    const context = { templateSrv: this.templateSrv, scopedVars };
    return query.queryType === 'variable'
      ? interpolateVariableQuery(query, context)
      : interpolatePanelQuery(query, context, filters);
  }

  /** A query whose grouping or measure has no name yet is still being written. */
  override filterQuery(query: DatadogLogsDataQuery): boolean {
    if (query.hide) {
      return false;
    }
    switch (query.queryType) {
      case 'logCounts':
        return isWritten(query);
      case 'variable':
        return !isUnfinished(query);
      default:
        return true;
    }
  }

  override query(request: DataQueryRequest<DatadogLogsDataQuery>): Observable<DataQueryResponse> {
    return super.query(request).pipe(
      map((response) => ({
        ...response,
        data: response.data.flatMap((frame) => (isVolumeAnswer(frame) ? levelFrames(frame) : [frame])),
      }))
    );
  }

  /** In Explore, what a log's details offer: only logs with a value of a label, or only those without. */
  override modifyQuery(query: DatadogLogsDataQuery, { type, options = {} }: QueryFixAction): DatadogLogsDataQuery {
    const { key = '', value = '' } = options;
    const operator = ({ ADD_FILTER: '=', ADD_FILTER_OUT: '!=' } as const)[type];
    return operator === undefined || key === ''
      ? query
      : { ...query, query: withAdHocFilters(query.query ?? '', [{ key, operator, value }]) };
  }

  getSupportedSupplementaryQueryTypes(): SupplementaryQueryType[] {
    return [SupplementaryQueryType.LogsVolume];
  }

  getSupplementaryQuery(
    { type }: SupplementaryQueryOptions,
    query: DatadogLogsDataQuery
  ): DatadogLogsDataQuery | undefined {
    return type === SupplementaryQueryType.LogsVolume ? volumeQuery(query) : undefined;
  }

  getSupplementaryRequest(
    type: SupplementaryQueryType,
    request: DataQueryRequest<DatadogLogsDataQuery>
  ): DataQueryRequest<DatadogLogsDataQuery> | undefined {
    const targets =
      type === SupplementaryQueryType.LogsVolume ? request.targets.flatMap((query) => volumeQuery(query) ?? []) : [];
    return targets.length === 0 ? undefined : { ...request, targets };
  }

  /** The facets that ad-hoc filters can be made of. */
  override async getTagKeys(_?: DataSourceGetTagKeysOptions<DatadogLogsDataQuery>): Promise<MetricFindValue[]> {
    const { values } = await this.listFacets();
    return values.map((value) => ({ text: value, value }));
  }

  /** The values of a facet among the logs that the other filters leave. */
  override async getTagValues({
    key,
    filters,
  }: DataSourceGetTagValuesOptions<DatadogLogsDataQuery>): Promise<MetricFindValue[]> {
    const others = filters.filter((filter) => filter.key !== key);
    const { values } = await this.listFacetValues({ facet: key, query: withAdHocFilters('', others) });
    return values.map((value) => ({ text: value, value }));
  }

  listFacets(abortSignal?: AbortSignal): Promise<ListedValues> {
    return this.list('facets', undefined, abortSignal);
  }

  /** @param params `query`: of which logs; without it of all */
  listFacetValues(
    params: { readonly facet: string; readonly query?: string },
    abortSignal?: AbortSignal
  ): Promise<ListedValues> {
    return this.list('facet-values', params, abortSignal);
  }

  listIndexes(abortSignal?: AbortSignal): Promise<ListedValues> {
    return this.list('indexes', undefined, abortSignal);
  }
}

function isWritten({ groupBy = [], computes = [], expectedGroups = [] }: LogCountsDataQuery): boolean {
  return (
    groupBy.every(({ facet }) => facet !== '') &&
    computes.every(({ aggregation, metric = '' }) => aggregation === 'count' || metric !== '') &&
    expectedGroups.every((group) => Object.values(group).every((value) => value !== ''))
  );
}
