import { SettingsSection, TextSetting } from '@glance/query-editor';
import { CLOUDS } from '../../shared/clouds';
import { type SettingsSectionProps } from './SettingsSectionProps';

/** Where Azure is. The fields are always there, so that choosing a cloud moves nothing on the page. */
export function EndpointsSection({ settings, problems, readOnly }: SettingsSectionProps) {
  const { azureCredentials, authorityHost, resourceManagerUrl } = settings.json;
  const cloud = azureCredentials?.azureCloud ?? 'AzureCloud';
  const isCustomized = cloud === 'AzureCustomizedCloud';
  const known = isCustomized ? undefined : CLOUDS[cloud];
  return (
    <SettingsSection label="Endpoints" readOnly={readOnly}>
      <TextSetting
        id="azure-authority-host"
        label="Authority host"
        description="Where sign-in happens. Leave it empty unless the cloud is customized or reached through a private endpoint"
        required={isCustomized}
        placeholder={known?.authorityHost ?? 'https://login.example'}
        value={authorityHost}
        error={problems.authorityHost}
        onChange={(value) => settings.patch({ authorityHost: value })}
      />
      <TextSetting
        id="azure-resource-manager-url"
        label="Resource Manager URL"
        description="Where costs are asked for. Leave it empty for the same reason"
        required={isCustomized}
        placeholder={known?.resourceManagerUrl ?? 'https://management.example'}
        value={resourceManagerUrl}
        error={problems.resourceManagerUrl}
        onChange={(value) => settings.patch({ resourceManagerUrl: value })}
      />
    </SettingsSection>
  );
}
