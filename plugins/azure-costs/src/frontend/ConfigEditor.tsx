import { type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { Field, Input } from '@grafana/ui';
import { type AzureCostsOptions, type AzureCostsSecrets } from './AzureCostsOptions';

export function ConfigEditor({ options }: DataSourcePluginOptionsEditorProps<AzureCostsOptions, AzureCostsSecrets>) {
  return (
    <Field label="Directory (tenant) ID">
      <Input id="tenant-id" readOnly value={options.jsonData.azureCredentials?.tenantId ?? ''} />
    </Field>
  );
}
