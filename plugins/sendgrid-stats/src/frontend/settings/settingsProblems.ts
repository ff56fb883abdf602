import { settingProblem } from '@glance/query-editor';
import { secretOf } from '../../shared/SendGridSettings';
import { parseSettings } from '../../shared/settings';
import { type SendGridStatsOptions } from '../SendGridStatsOptions';

/** What is wrong with settings that are not of one account. */
export interface SettingsProblems {
  readonly tlsCACert?: string;
}

/**
 * Judges by the backend's own rules, so that the page never accepts what a query refuses.
 * @param tlsCACert what was typed; undefined where a stored one is kept
 */
export function settingsProblems(
  { tlsAuthWithCACert }: SendGridStatsOptions,
  tlsCACert: string | undefined
): SettingsProblems {
  if (!tlsAuthWithCACert || tlsCACert === undefined) {
    return {};
  }
  const problem = settingProblem(() =>
    parseSettings({
      jsonData: { accounts: [{ id: 'any' }], tlsAuthWithCACert },
      secureJsonData: { [secretOf('any')]: 'any', tlsCACert },
    })
  );
  return problem === undefined ? {} : { tlsCACert: problem };
}
