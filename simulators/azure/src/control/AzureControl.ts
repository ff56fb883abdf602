import { ControlClient } from '@glance/simulator-common';
import type { QuotaState } from '../quota/Quota';
import type { QuotaOptions } from '../quota/QuotaOptions';
import type { CallCounts } from './countCalls';
import type { ScenarioName, ScenarioOptions } from './Scenarios';

/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class AzureControl extends ControlClient {
  /** Calls since the last `forgetCalls`. */
  calls(): Promise<CallCounts> {
    return this.send('GET', 'calls');
  }

  quota(): Promise<QuotaState> {
    return this.send('GET', 'quota');
  }

  async switchQuotaOn(options: QuotaOptions = {}): Promise<void> {
    await this.send('PUT', 'quota', options);
  }

  async start(scenario: ScenarioName, options: ScenarioOptions = {}): Promise<void> {
    await this.send('PUT', `scenarios/${scenario}`, options);
  }

  async stop(scenario: ScenarioName): Promise<void> {
    await this.send('DELETE', `scenarios/${scenario}`);
  }
}
