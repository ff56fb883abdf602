import {
  LoadingState,
  toDataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, map, of, type Observable } from 'rxjs';

/** Runs a request through the data source's own `query` method and turns each answer into Grafana's panel data. */
export function runRequest(dataSource: DataSourceApi, request: DataQueryRequest): Observable<PanelData> {
  if (request.targets.length === 0) {
    return of(panelData(request, { data: [] }));
  }
  return defer(() => from(dataSource.query(request))).pipe(
    map((response) => panelData(request, response)),
    catchError((error: unknown) => of(panelData(request, { data: [], error: toDataQueryError(error) })))
  );
}

/** The errors of an answer, one for each failed query. */
export function responseErrors(response: Pick<DataQueryResponse, 'error' | 'errors'>): readonly DataQueryError[] {
  return response.errors?.length ? response.errors : response.error ? [response.error] : [];
}

function panelData(request: DataQueryRequest, response: DataQueryResponse): PanelData {
  const errors = responseErrors(response);
  return {
    state: errors.length > 0 ? LoadingState.Error : (response.state ?? LoadingState.Done),
    series: response.data.map((frame) => toDataFrame(frame)),
    timeRange: request.range,
    request: { ...request, endTime: Date.now() },
    error: errors[0],
    errors: [...errors],
  };
}
