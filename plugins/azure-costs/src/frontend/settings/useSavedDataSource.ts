import { type DataSourceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { DataSource } from '../DataSource';

/** The data source as it was saved, once it has a secret to sign in with: before that it cannot be asked anything. */
export function useSavedDataSource(settings: DataSourceSettings<object, object>): DataSource | undefined {
  const [dataSource, setDataSource] = useState<DataSource>();
  const uid = settings.secureJsonFields.azureClientSecret ? settings.uid : undefined;
  useEffect(() => {
    let isWanted = true;
    const found = uid === undefined ? Promise.resolve(undefined) : getDataSourceSrv().get(uid);
    found.then(
      (instance) => isWanted && setDataSource(instance instanceof DataSource ? instance : undefined),
      // A data source that Grafana cannot load is reported by the page itself.
      () => isWanted && setDataSource(undefined)
    );
    return () => {
      isWanted = false;
    };
  }, [uid]);
  return dataSource;
}
