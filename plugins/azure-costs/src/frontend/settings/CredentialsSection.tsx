import { EditorField, EditorHint, SecretField } from '@glance/query-editor';
import { Combobox, type ComboboxOption } from '@grafana/ui';
import { type CloudName } from '../../shared/clouds';
import { SettingsSection } from './SettingsSection';
import { type SettingsSectionProps } from './SettingsSectionProps';
import { TextSetting } from './TextSetting';

const CLOUD_OPTIONS: ReadonlyArray<ComboboxOption<CloudName>> = [
  { value: 'AzureCloud', label: 'Azure' },
  { value: 'AzureUSGovernment', label: 'Azure US Government' },
  { value: 'AzureChinaCloud', label: 'Azure China' },
  { value: 'AzureCustomizedCloud', label: 'Customized cloud' },
];

const GUID_PLACEHOLDER = 'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX';

/** Who signs in. */
export function CredentialsSection({ settings, problems, readOnly }: SettingsSectionProps) {
  const { azureCloud, tenantId, clientId } = settings.json.azureCredentials ?? {};
  return (
    <SettingsSection label="Authentication" readOnly={readOnly}>
      {problems.signIn !== undefined && (
        <EditorHint
          severity="error"
          text={problems.signIn}
          action={{ label: 'Use a client secret', onClick: settings.signInWithClientSecret }}
        />
      )}
      <EditorField label="Azure Cloud" htmlFor="azure-cloud" shrinkFrom={60}>
        <Combobox<CloudName>
          id="azure-cloud"
          data-testid="azure-cloud"
          options={[...CLOUD_OPTIONS]}
          value={azureCloud ?? 'AzureCloud'}
          onChange={({ value }) => settings.patchCredentials({ azureCloud: value })}
        />
      </EditorField>
      <TextSetting
        id="azure-tenant-id"
        label="Directory (tenant) ID"
        required
        placeholder={GUID_PLACEHOLDER}
        value={tenantId}
        error={problems.tenantId}
        onChange={(value) => settings.patchCredentials({ tenantId: value })}
      />
      <TextSetting
        id="azure-client-id"
        label="Application (client) ID"
        required
        placeholder={GUID_PLACEHOLDER}
        value={clientId}
        error={problems.clientId}
        onChange={(value) => settings.patchCredentials({ clientId: value })}
      />
      <SecretField
        id="azure-client-secret"
        data-testid="azure-client-secret"
        label="Client Secret"
        required
        description="The value of the secret, not its ID. The app registration needs the role Cost Management Reader, and Reader to list resource groups"
        placeholder="Value of the client secret"
        {...settings.secret('azureClientSecret')}
      />
    </SettingsSection>
  );
}
