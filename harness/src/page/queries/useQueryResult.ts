import {
  getDefaultTimeRange,
  LoadingState,
  type DataQueryRequest,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { useEffect, useMemo, useState } from 'react';
import { runRequest } from './runRequest';

/** A request and the data source that is to answer it. */
export interface QueryTask {
  readonly dataSource: DataSourceApi;
  readonly request: DataQueryRequest;
}

const nothingYet: PanelData = { state: LoadingState.NotStarted, series: [], timeRange: getDefaultTimeRange() };

/**
 * The answer to a task, asked again whenever the task changes. While an answer is under way the previous one stays, in
 * state `Loading`; a task that is replaced, or whose component leaves the page, is cancelled.
 */
export function useQueryResult(task: QueryTask | undefined): PanelData {
  const [answer, setAnswer] = useState<{ readonly task: QueryTask; readonly data: PanelData }>();

  useEffect(() => {
    if (!task) {
      return;
    }
    const subscription = runRequest(task.dataSource, task.request).subscribe((data) => setAnswer({ task, data }));
    return () => subscription.unsubscribe();
  }, [task]);

  const data = answer?.data ?? nothingYet;
  const isUnderWay = task !== undefined && answer?.task !== task;
  return useMemo(() => (isUnderWay ? { ...data, state: LoadingState.Loading } : data), [isUnderWay, data]);
}
