import { EditorField, EditorHint, OptionPicker, type PickerOption, SettingsSection } from '@glance/query-editor';
import { type CloudName } from '../../shared/clouds';
import { type AuthType } from '../../shared/signIn';
import { CredentialFields } from './CredentialFields';
import { type SettingsSectionProps } from './SettingsSectionProps';
import { SIGN_IN_METHODS, signInMethod } from './signInMethods';

const CLOUD_OPTIONS: ReadonlyArray<PickerOption<CloudName>> = [
  { value: 'AzureCloud', label: 'Azure' },
  { value: 'AzureUSGovernment', label: 'Azure US Government' },
  { value: 'AzureChinaCloud', label: 'Azure China' },
  { value: 'AzureCustomizedCloud', label: 'Customized cloud' },
];

const METHOD_OPTIONS: ReadonlyArray<PickerOption<AuthType>> = SIGN_IN_METHODS.map(({ value, label, description }) => ({
  value,
  label,
  description,
}));

/** Who signs in, and where. */
export function CredentialsSection(section: SettingsSectionProps) {
  const { settings, problems, readOnly } = section;
  return (
    <SettingsSection label="Authentication" readOnly={readOnly}>
      {problems.signIn !== undefined && (
        <EditorHint
          severity="error"
          text={problems.signIn}
          action={{ label: 'Use a client secret', onClick: () => settings.chooseMethod(signInMethod('clientsecret')) }}
        />
      )}
      <EditorField label="Azure Cloud" htmlFor="azure-cloud" shrinkFrom={60}>
        <OptionPicker<CloudName>
          id="azure-cloud"
          data-testid="azure-cloud"
          options={CLOUD_OPTIONS}
          value={settings.json.azureCredentials?.azureCloud ?? 'AzureCloud'}
          onChange={(azureCloud) => settings.patchCredentials({ azureCloud })}
        />
      </EditorField>
      <EditorField label="Sign in as" htmlFor="azure-auth-type" shrinkFrom={60}>
        <OptionPicker<AuthType>
          id="azure-auth-type"
          data-testid="azure-auth-type"
          options={METHOD_OPTIONS}
          value={problems.signIn === undefined ? settings.method.value : null}
          onChange={(value) => settings.chooseMethod(signInMethod(value))}
        />
      </EditorField>
      <CredentialFields {...section} />
    </SettingsSection>
  );
}
