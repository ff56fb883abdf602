import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { type SettingsProps } from '../AzureCostsOptions';
import { DataSource } from '../DataSource';
import { signInMethod, type SignInMethod } from './signInMethods';

type SavedOptions = SettingsProps['options'];

/** The data source as it was saved, once it can sign in: before that it cannot be asked anything. */
export function useSavedDataSource(options: SavedOptions): DataSource | undefined {
  const [dataSource, setDataSource] = useState<DataSource>();
  const { secret } = useSavedMethod(options);
  const uid = secret === undefined || options.secureJsonFields[secret] ? options.uid : undefined;
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

/** The sign-in method as it was last saved, whatever was chosen on the page since; saving counts `version` up. */
function useSavedMethod({ version, jsonData }: SavedOptions): SignInMethod {
  const authType = jsonData.azureCredentials?.authType;
  const [saved, setSaved] = useState({ version, authType });
  if (saved.version !== version) {
    setSaved({ version, authType });
  }
  return signInMethod(saved.authType);
}
