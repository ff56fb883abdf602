import { ControlClient, type EndpointCounts, type QuotaState } from '@glance/simulator-common';
import type { Figures } from '../mail/Figures';
import type { MailBatch } from '../mail/MailBatch';
import type { QuotaOptions } from '../quota/QuotaOptions';
import type { MailQuestion } from '../truth/countMail';
import type { ScenarioName, ScenarioOptions } from './scenarios';

/** Calls since the journal was cleared. */
export interface CallCounts {
  readonly endpoints: Readonly<Record<string, EndpointCounts>>;
  /** By the account whose key was shown, with a slash and the subuser it asked for; `nobody` for unknown keys. */
  readonly accounts: Readonly<Record<string, number>>;
}

interface SendGridControlTypes {
  readonly calls: CallCounts;
  readonly quota: QuotaState;
  readonly quotaOptions: QuotaOptions;
  readonly scenario: ScenarioName;
  readonly scenarioOptions: ScenarioOptions;
}

/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class SendGridControl extends ControlClient<SendGridControlTypes> {
  /** Adds mail of an account or subuser. */
  async addMail(username: string, batches: readonly MailBatch[]): Promise<void> {
    const mail = batches.map(({ timeMs, later = [], ...batch }) => ({
      time: timeMs,
      later: later.map(({ afterMs, counts }) => ({ afterSeconds: afterMs / 1000, counts })),
      ...batch,
    }));
    await this.send('POST', `mail?username=${encodeURIComponent(username)}`, mail);
  }

  /** Forgets all mail that was added to an account or subuser. */
  async clearMail(username: string): Promise<void> {
    await this.send('DELETE', `mail?username=${encodeURIComponent(username)}`);
  }

  /** Asks for the truth about the own mail of an account or subuser. */
  countMail(username: string, { asOfMs, ...question }: MailQuestion): Promise<Figures> {
    return this.send('POST', 'truth', { username, asOf: asOfMs, ...question });
  }
}
