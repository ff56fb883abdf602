import { type DataSourceJsonData, type DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { type SendGridJsonData, type SendGridSecureJsonData } from '../shared/SendGridSettings';

/** `jsonData` in Grafana's front end. */
export type SendGridStatsOptions = DataSourceJsonData & SendGridJsonData;

/** What Grafana's settings page hands to an editor of this data source. */
export type SettingsProps = DataSourcePluginOptionsEditorProps<SendGridStatsOptions, SendGridSecureJsonData>;

/** Everything that Grafana's settings page keeps of this data source. */
export type SavedOptions = SettingsProps['options'];
