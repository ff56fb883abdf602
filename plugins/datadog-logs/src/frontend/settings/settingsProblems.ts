import { settingProblem } from '@glance/query-editor';
import { type DatadogJsonData } from '../../shared/DatadogSettings';
import { parseSettings } from '../../shared/settings';

/** What is wrong with single settings, by field; a field without an entry is right, or not filled in yet. */
export interface SettingsProblems {
  /** Provisioning may have set one that Datadog does not have. */
  readonly site?: string;
  readonly apiUrl?: string;
  readonly appUrl?: string;
  readonly evaluationDelaySeconds?: string;
}

/**
 * Judges each field by itself with the backend's own rules, so that the page never accepts what a query refuses.
 */
export function settingsProblems({ site, apiUrl, appUrl, evaluationDelaySeconds }: DatadogJsonData): SettingsProblems {
  return {
    site: problemIn({ site }),
    apiUrl: problemIn({ apiUrl }),
    appUrl: problemIn({ appUrl }),
    evaluationDelaySeconds: problemIn({ evaluationDelaySeconds }),
  };
}

function problemIn(jsonData: DatadogJsonData): string | undefined {
  const secureJsonData = { apiKey: 'any', applicationKey: 'any' };
  return settingProblem(() => parseSettings({ jsonData: { ...jsonData }, secureJsonData }));
}
