import { EditorHint, SecretField, TextSetting } from '@glance/query-editor';
import { type SettingsSectionProps } from './SettingsSectionProps';

const GUID_PLACEHOLDER = 'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX';

/** What the chosen way to sign in needs to know. */
export function CredentialFields(section: SettingsSectionProps) {
  switch (section.settings.method.value) {
    case 'clientsecret':
      return (
        <>
          <AppFields {...section} />
          <SecretField
            id="azure-client-secret"
            data-testid="azure-client-secret"
            label="Client Secret"
            required
            description="The value of the secret, not its ID"
            placeholder="Value of the client secret"
            {...section.settings.secret('azureClientSecret')}
          />
        </>
      );
    case 'clientcertificate':
      return (
        <>
          <AppFields {...section} />
          <SecretField
            id="azure-client-certificate"
            data-testid="azure-client-certificate"
            label="Certificate and private key"
            required
            rows={7}
            description="Both as PEM, one below the other; the key without a password. The certificate alone is uploaded to the app registration"
            placeholder="Begins with -----BEGIN CERTIFICATE-----"
            error={section.problems.clientCertificate}
            {...section.settings.secret('clientCertificate')}
          />
        </>
      );
    case 'msi':
      return (
        <>
          <ServerHint setting="managed_identity_enabled" />
          <ClientIdField
            {...section}
            description="Of a user-assigned identity. Left empty: the one that Grafana’s configuration names, or the machine’s own"
          />
        </>
      );
    case 'workloadidentity':
      return (
        <>
          <ServerHint setting="workload_identity_enabled" />
          <TenantIdField {...section} description="Left empty: the one that Grafana’s configuration names" />
          <ClientIdField {...section} description="Left empty: the one that Grafana’s configuration names" />
        </>
      );
  }
}

function AppFields(section: SettingsSectionProps) {
  return (
    <>
      <TenantIdField {...section} required />
      <ClientIdField {...section} required />
    </>
  );
}

interface IdFieldProps extends SettingsSectionProps {
  /** Left out where the server may name the id. */
  readonly required?: boolean;
  readonly description?: string;
}

function TenantIdField({ settings, problems, required, description }: IdFieldProps) {
  return (
    <TextSetting
      id="azure-tenant-id"
      label="Directory (tenant) ID"
      required={required}
      optional={!required}
      description={description}
      placeholder={GUID_PLACEHOLDER}
      value={settings.json.azureCredentials?.tenantId}
      error={problems.tenantId}
      onChange={(tenantId) => settings.patchCredentials({ tenantId })}
    />
  );
}

function ClientIdField({ settings, problems, required, description }: IdFieldProps) {
  return (
    <TextSetting
      id="azure-client-id"
      label="Application (client) ID"
      required={required}
      optional={!required}
      description={description}
      placeholder={GUID_PLACEHOLDER}
      value={settings.json.azureCredentials?.clientId}
      error={problems.clientId}
      onChange={(clientId) => settings.patchCredentials({ clientId })}
    />
  );
}

/** The page cannot know whether the server permits it; a test of the saved data source tells. */
function ServerHint({ setting }: { readonly setting: string }) {
  const text = `The administrator of the Grafana server has to permit this: ${setting} = true in the [azure] section of its configuration.`;
  return <EditorHint severity="info" text={text} />;
}
