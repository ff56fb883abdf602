import { type SettingsProblems } from './settingsProblems';
import { type AzureSettingsState } from './useAzureSettings';

/** What each section of the settings page works on. */
export interface SettingsSectionProps {
  readonly settings: AzureSettingsState;
  readonly problems: SettingsProblems;
  /** True for a provisioned data source. */
  readonly readOnly: boolean;
}
