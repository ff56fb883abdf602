import { type DataSourceJsonData, type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { type AzureJsonData, type AzureSecureJsonData } from '../shared/AzureSettings';

/** `jsonData` in Grafana's front end. */
export type AzureCostsOptions = DataSourceJsonData & AzureJsonData;

/** What Grafana's settings page hands to an editor of this data source. */
export type SettingsProps = DataSourcePluginOptionsEditorProps<AzureCostsOptions, AzureSecureJsonData>;
