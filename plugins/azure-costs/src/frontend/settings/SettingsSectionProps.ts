import { type SettingsProblems } from './settingsProblems';
import { type Settings } from './useSettings';

/** What each section of the settings page works on. */
export interface SettingsSectionProps {
  readonly settings: Settings;
  readonly problems: SettingsProblems;
  /** True for a provisioned data source. */
  readonly readOnly: boolean;
}
