import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';

/**
 * The data source that a settings page is about, as it was saved.
 * @param uid undefined while it cannot be asked anything, such as before its keys are saved
 * @param isOurs true for an instance of the plugin's own class; a stable function
 */
export function useSavedDataSource<T>(
  uid: string | undefined,
  isOurs: (instance: unknown) => instance is T
): T | undefined {
  const [dataSource, setDataSource] = useState<T>();
  useEffect(() => {
    let isWanted = true;
    const found: Promise<unknown> = uid === undefined ? Promise.resolve(undefined) : getDataSourceSrv().get(uid);
    found.then(
      (instance) => isWanted && setDataSource(isOurs(instance) ? instance : undefined),
      // A data source that Grafana cannot load is reported by the page itself.
      () => isWanted && setDataSource(undefined)
    );
    return () => {
      isWanted = false;
    };
  }, [uid, isOurs]);
  return dataSource;
}
