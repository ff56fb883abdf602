import { CoreApp, LoadingState, type AdHocVariableFilter, type DataSourceApi, type PanelData } from '@grafana/data';
import { useCallback, useMemo, useState } from 'react';
import { usePageServices } from '../app/PageServicesContext';
import { useLoaded } from '../app/useLoaded';
import { buildRequest } from '../queries/buildRequest';
import { useQueryResult } from '../queries/useQueryResult';
import { useTransformed } from '../queries/useTransformed';
import { useFiltersOf } from '../variables/useAdHocFilters';
import { type PanelViewProps } from './PanelViewProps';

interface PanelResult {
  readonly data: PanelData;
  /** The panel's data source once its plugin is loaded; undefined for a panel that asks nothing. */
  readonly dataSource: DataSourceApi | undefined;
  /** What the reader filters that data source's queries by. */
  readonly filters: readonly AdHocVariableFilter[];
}

/** Asks a panel's queries, in one request as Grafana does, whenever the time range or a variable changes. */
export function usePanelData(props: PanelViewProps): PanelResult {
  const { panel, dashboardUid, time, variables, width } = props;
  const { dataSources } = usePageServices();
  const { timeRange, timeZone, refreshCount } = time;
  // The width at which the panel appeared counts; a resized panel is only drawn anew.
  const [firstWidth] = useState(width);

  const load = useCallback(
    async () => (panel.targets.length > 0 ? dataSources.get(panel.dataSource) : undefined),
    // The data source may be named by a variable.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [dataSources, panel, variables]
  );
  const loaded = useLoaded(load);
  const dataSource = loaded.state === 'ready' ? loaded.value : undefined;

  const filters = useFiltersOf(props.filters, dataSource?.uid);

  const task = useMemo(
    () =>
      dataSource && {
        dataSource,
        request: buildRequest({
          app: CoreApp.Dashboard,
          dataSource,
          targets: panel.targets,
          timeRange,
          timeZone,
          maxDataPoints: panel.maxDataPoints ?? firstWidth,
          minInterval: panel.minInterval,
          filters,
          panel: { id: panel.id, title: panel.title, type: panel.type, dashboardUid },
        }),
      },
    // A refresh or a changed variable asks again even when nothing else changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [dataSource, panel, dashboardUid, timeRange, timeZone, firstWidth, refreshCount, variables, filters]
  );
  const answer = useQueryResult(task);
  const { frames, failure } = useTransformed(answer.series, panel.transformations);
  const message = loaded.state === 'failed' ? loaded.message : failure;

  const data = useMemo((): PanelData => {
    const error = message === undefined ? undefined : { message };
    return {
      ...answer,
      series: [...frames],
      ...(error && { state: LoadingState.Error, error, errors: [error] }),
    };
  }, [answer, frames, message]);
  return { data, dataSource, filters };
}
