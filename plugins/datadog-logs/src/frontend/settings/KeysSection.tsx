import { SecretField, SettingsSection } from '@glance/query-editor';
import { type SettingsSectionProps } from './SettingsSectionProps';

/** Who asks. */
export function KeysSection({ settings, readOnly }: SettingsSectionProps) {
  return (
    <SettingsSection label="Keys" readOnly={readOnly}>
      <SecretField
        id="datadog-api-key"
        data-testid="datadog-api-key"
        label="API Key"
        required
        description="Of the organization; in Datadog under Organization Settings, API Keys"
        placeholder="32 characters"
        {...settings.secret('apiKey')}
      />
      <SecretField
        id="datadog-application-key"
        data-testid="datadog-application-key"
        label="Application Key"
        required
        description="Best one of a service account, with the scope logs_read_data; logs_read_config lets the editor list indexes"
        placeholder="40 characters"
        {...settings.secret('applicationKey')}
      />
    </SettingsSection>
  );
}
