import { type DataSourceJsonData, type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { type DatadogJsonData, type DatadogSecureJsonData } from '../shared/DatadogSettings';

/** `jsonData` in Grafana's front end. */
export type DatadogLogsOptions = DataSourceJsonData & DatadogJsonData;

/** What Grafana's settings page hands to an editor of this data source. */
export type SettingsProps = DataSourcePluginOptionsEditorProps<DatadogLogsOptions, DatadogSecureJsonData>;
