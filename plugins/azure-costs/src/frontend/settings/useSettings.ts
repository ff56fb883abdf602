import { withoutDefaults } from '@glance/query-editor';
import { type AzureJsonData, type AzureSecureJsonData } from '../../shared/AzureSettings';
import { type SettingsProps } from '../AzureCostsOptions';
import { signInMethod, type SignInMethod } from './signInMethods';
import { useCredentialIds } from './useCredentialIds';

type SecretName = keyof AzureSecureJsonData;

/** A data source's settings with the ways to change them. */
export interface Settings {
  readonly json: AzureJsonData;
  /** Changes fields of `jsonData`; what equals its default is not saved. */
  readonly patch: (change: Partial<AzureJsonData>) => void;
  readonly patchCredentials: (change: Partial<NonNullable<AzureJsonData['azureCredentials']>>) => void;
  readonly method: SignInMethod;
  /** Also replaces a sign-in method that cannot work, and the older forms of Grafana's Azure settings. */
  readonly chooseMethod: (method: SignInMethod) => void;
  readonly secret: (name: SecretName) => SecretState;
  /** What was typed as a secret; undefined when a stored one is kept. */
  readonly typed: (name: SecretName) => string | undefined;
}

/** One secret: stored ones cannot be read, only replaced. */
interface SecretState {
  readonly isConfigured: boolean;
  /** What was typed since. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onReset: () => void;
}

const DEFAULTS = {
  azureCredentials: { azureCloud: 'AzureCloud', tenantId: '', clientId: '' },
  authorityHost: '',
  resourceManagerUrl: '',
  tlsAuthWithCACert: false,
  tlsSkipVerify: false,
};

/** Reads and changes what Grafana's settings page keeps. */
export function useSettings({ options, onOptionsChange }: SettingsProps): Settings {
  const { jsonData, secureJsonData, secureJsonFields } = options;
  const moveTo = useCredentialIds();
  const patch = (change: Partial<AzureJsonData>) =>
    onOptionsChange({ ...options, jsonData: withoutDefaults({ ...jsonData, ...change }, DEFAULTS) });
  const setSecret = (name: SecretName, value: string, isStored: boolean) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, [name]: value },
      secureJsonFields: { ...secureJsonFields, [name]: isStored },
    });
  return {
    json: jsonData,
    patch,
    patchCredentials: (change) =>
      patch({ azureCredentials: { authType: 'clientsecret', ...jsonData.azureCredentials, ...change } }),
    method: signInMethod(jsonData.azureCredentials?.authType),
    chooseMethod: (method) => patch({ azureCredentials: moveTo(jsonData.azureCredentials ?? {}, method) }),
    typed: (name) => (secureJsonFields[name] ? undefined : (secureJsonData?.[name] ?? '')),
    secret: (name) => {
      const isStored = secureJsonFields[name] ?? false;
      return {
        isConfigured: isStored,
        value: secureJsonData?.[name] ?? '',
        onChange: (value) => setSecret(name, value, isStored),
        onReset: () => setSecret(name, '', false),
      };
    },
  };
}
