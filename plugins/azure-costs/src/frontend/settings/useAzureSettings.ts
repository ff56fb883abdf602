import { type Settings, useSettings } from '@glance/query-editor';
import { type AzureJsonData, type AzureSecureJsonData } from '../../shared/AzureSettings';
import { type SettingsProps } from '../AzureCostsOptions';
import { signInMethod, type SignInMethod } from './signInMethods';
import { useCredentialIds } from './useCredentialIds';

/** The data source's settings with the ways to change them. */
export interface AzureSettingsState extends Settings<AzureJsonData, AzureSecureJsonData> {
  readonly patchCredentials: (change: Partial<NonNullable<AzureJsonData['azureCredentials']>>) => void;
  readonly method: SignInMethod;
  /** Also replaces a sign-in method that cannot work, and the older forms of Grafana's Azure settings. */
  readonly chooseMethod: (method: SignInMethod) => void;
}

const DEFAULTS = {
  azureCredentials: { azureCloud: 'AzureCloud', tenantId: '', clientId: '' },
  authorityHost: '',
  resourceManagerUrl: '',
  tlsAuthWithCACert: false,
  tlsSkipVerify: false,
};

/** Reads and changes what Grafana's settings page keeps. */
export function useAzureSettings(props: SettingsProps): AzureSettingsState {
  const settings = useSettings(props, DEFAULTS);
  const moveTo = useCredentialIds();
  const { json, patch } = settings;
  return {
    ...settings,
    patchCredentials: (change) =>
      patch({ azureCredentials: { authType: 'clientsecret', ...json.azureCredentials, ...change } }),
    method: signInMethod(json.azureCredentials?.authType),
    chooseMethod: (method) => patch({ azureCredentials: moveTo(json.azureCredentials ?? {}, method) }),
  };
}
