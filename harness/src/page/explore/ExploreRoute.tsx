import { LoadedView } from '../app/LoadedView';
import { usePageServices } from '../app/PageServicesContext';
import { useLoaded } from '../app/useLoaded';
import { Alert } from '@grafana/ui';
import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { DataSourcePicker } from '../settings/DataSourcePicker';
import { ExploreView } from './ExploreView';

/** Explore for the data source that the address names, else the default one. */
export function ExploreRoute() {
  const { dataSources, variables } = usePageServices();
  const [search, setSearch] = useSearchParams();
  const all = dataSources.getList();
  const uid = search.get('ds') ?? (all.find((one) => one.isDefault) ?? all[0])?.uid ?? '';
  const load = useCallback(() => dataSources.get({ uid }), [dataSources, uid]);
  const dataSource = useLoaded(load);

  useEffect(() => variables.set([]), [variables]);

  if (all.length === 0) {
    return <Alert severity="info" title="No data source is provisioned" />;
  }
  const picker = (
    <DataSourcePicker
      dataSources={all}
      value={uid}
      onChange={(next) => setSearch((previous) => withDataSource(previous, next))}
    />
  );
  return (
    <LoadedView loaded={dataSource} what="the data source">
      {(value) => <ExploreView key={value.uid} dataSource={value} picker={picker} />}
    </LoadedView>
  );
}

function withDataSource(previous: URLSearchParams, uid: string): URLSearchParams {
  const next = new URLSearchParams(previous);
  next.set('ds', uid);
  next.delete('queries');
  return next;
}
