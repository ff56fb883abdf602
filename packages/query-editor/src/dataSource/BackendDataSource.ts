import { type DataQuery, type DataSourceInstanceSettings, type DataSourceJsonData } from '@grafana/data';
import { type BackendSrvRequest, DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';

/** What every data source of ours does in the browser besides replacing variables: everything else is the backend's. */
export class BackendDataSource<
  Query extends DataQuery,
  Options extends DataSourceJsonData,
> extends DataSourceWithBackend<Query, Options> {
  constructor(
    settings: DataSourceInstanceSettings<Options>,
    protected readonly templateSrv: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
  }

  /** The dashboard's variables as they are written in a query. */
  getVariableNames(): readonly string[] {
    return this.templateSrv.getVariables().map(({ name }) => `$${name}`);
  }

  /** Makes the backend ask the vendor again. @returns how many cached answers were dropped */
  async dropCachedAnswers(): Promise<number> {
    const { dropped } = await this.postResource<{ readonly dropped: number }>('cache/clear', {}, QUIET);
    return dropped;
  }

  /** Asks the backend for a list; what goes wrong is said where the list was to be, not by an alarm of the whole page. */
  protected list<T>(path: string, params?: BackendSrvRequest['params'], abortSignal?: AbortSignal): Promise<T> {
    return this.getResource<T>(path, params, { ...QUIET, abortSignal });
  }
}

const QUIET = { showErrorAlert: false };
