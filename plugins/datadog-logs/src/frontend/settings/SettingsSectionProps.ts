import { type Settings } from '@glance/query-editor';
import { type DatadogJsonData, type DatadogSecureJsonData } from '../../shared/DatadogSettings';
import { type SettingsProblems } from './settingsProblems';

/** What each section of the settings page works on. */
export interface SettingsSectionProps {
  readonly settings: Settings<DatadogJsonData, DatadogSecureJsonData>;
  readonly problems: SettingsProblems;
  /** True for a provisioned data source. */
  readonly readOnly: boolean;
}
