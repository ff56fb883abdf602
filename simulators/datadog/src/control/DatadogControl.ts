import { ControlClient, type EndpointCounts, type QuotaState } from '@glance/simulator-common';
import type { LogEvent } from '../logs/LogEvent';
import type { QuotaOptions } from '../quota/QuotaOptions';
import type { Counted, CountQuestion } from '../truth/CountQuestion';
import type { ScenarioName, ScenarioOptions } from './scenarios';

/** Calls since the journal was cleared. */
export interface CallCounts {
  readonly endpoints: Readonly<Record<string, EndpointCounts>>;
}

/** A {@link CountQuestion} that can be sent. */
export type SentCountQuestion = Omit<CountQuestion, 'where'> & {
  readonly where?: Exclude<CountQuestion['where'], (...args: never[]) => unknown>;
};

interface DatadogControlTypes {
  readonly calls: CallCounts;
  readonly quota: QuotaState;
  readonly quotaOptions: QuotaOptions;
  readonly scenario: ScenarioName;
  readonly scenarioOptions: ScenarioOptions;
}

/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class DatadogControl extends ControlClient<DatadogControlTypes> {
  /** Adds logs of the first organisation, or of the one that is named. */
  async addLogs(events: readonly LogEvent[], organisation?: string): Promise<void> {
    const logs = events.map(({ timeMs, arrivalMs, ...event }) => ({ time: timeMs, arrival: arrivalMs, ...event }));
    await this.send('POST', `logs${queryOf(organisation)}`, logs);
  }

  /** Forgets all logs that were added. */
  async clearLogs(organisation?: string): Promise<void> {
    await this.send('DELETE', `logs${queryOf(organisation)}`);
  }

  /** Asks for the truth. */
  count({ fromMs, toMs, asOfMs, ...question }: SentCountQuestion, organisation?: string): Promise<Counted> {
    const sent = { from: fromMs, to: toMs, asOf: asOfMs, ...question };
    return this.send('POST', `truth${queryOf(organisation)}`, sent);
  }
}

function queryOf(organisation: string | undefined): string {
  return organisation === undefined ? '' : `?organisation=${encodeURIComponent(organisation)}`;
}
