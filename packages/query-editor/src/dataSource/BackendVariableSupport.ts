import {
  CustomVariableSupport,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type DataSourceJsonData,
  type QueryEditorProps,
} from '@grafana/data';
import { type ComponentType } from 'react';
import { type Observable } from 'rxjs';

export interface BackendVariableOptions<
  DataSource extends DataSourceApi<Query, Options>,
  VariableQuery extends Query,
  Query extends DataQuery,
  Options extends DataSourceJsonData,
> {
  readonly dataSource: DataSource;
  readonly editor: ComponentType<QueryEditorProps<DataSource, Query, Options, VariableQuery>>;
  /** What a new variable lists. */
  readonly defaultQuery: Partial<VariableQuery>;
}

/** Lets dashboard variables be filled by a query of their own, which the backend answers. */
export class BackendVariableSupport<
  DataSource extends DataSourceApi<Query, Options>,
  VariableQuery extends Query,
  Query extends DataQuery,
  Options extends DataSourceJsonData,
> extends CustomVariableSupport<DataSource, VariableQuery, Query, Options> {
  readonly editor: ComponentType<QueryEditorProps<DataSource, Query, Options, VariableQuery>>;

  constructor(private readonly options: BackendVariableOptions<DataSource, VariableQuery, Query, Options>) {
    super();
    this.editor = options.editor;
  }

  override getDefaultQuery(): Partial<VariableQuery> {
    return this.options.defaultQuery;
  }

  override query(request: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    // Grafana names no reference, and answers are told apart by it.
    const targets = request.targets.map((target) => ({ ...target, refId: target.refId ?? 'variable' }));
    return this.options.dataSource.query({ ...request, targets }) as Observable<DataQueryResponse>;
  }
}
