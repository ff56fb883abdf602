import { useSavedDataSource } from '@glance/query-editor';
import { useState } from 'react';
import { type SettingsProps } from '../AzureCostsOptions';
import { DataSource } from '../DataSource';
import { signInMethod, type SignInMethod } from './signInMethods';

type SavedOptions = SettingsProps['options'];

const isAzureCosts = (instance: unknown): instance is DataSource => instance instanceof DataSource;

/** The data source as it was saved, once it can sign in: before that it cannot be asked anything. */
export function useReadyDataSource(options: SavedOptions): DataSource | undefined {
  const { secret } = useSavedMethod(options);
  const canSignIn = secret === undefined || options.secureJsonFields[secret];
  return useSavedDataSource(canSignIn ? options.uid : undefined, isAzureCosts);
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
