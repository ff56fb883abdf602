import { type DataSourceApi, type DataSourceSettings } from '@grafana/data';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { LoadedView } from '../app/LoadedView';
import { usePageServices } from '../app/PageServicesContext';
import { useLoaded } from '../app/useLoaded';
import { SettingsView } from './SettingsView';

/** The settings of the data source that the address names. */
export function SettingsRoute() {
  const { backend, dataSources } = usePageServices();
  const { uid = '' } = useParams();
  const load = useCallback(async (): Promise<{ settings: DataSourceSettings; dataSource: DataSourceApi }> => {
    const [settings, dataSource] = await Promise.all([
      backend.get<DataSourceSettings>(`/api/datasources/uid/${encodeURIComponent(uid)}`),
      dataSources.get({ uid }),
    ]);
    return { settings, dataSource };
  }, [backend, dataSources, uid]);
  const loaded = useLoaded(load);

  return (
    <LoadedView loaded={loaded} what="the data source">
      {({ settings, dataSource }) => <SettingsView key={settings.uid} saved={settings} dataSource={dataSource} />}
    </LoadedView>
  );
}
