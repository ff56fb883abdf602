import { ControlClient } from '@glance/simulator-common';
import type { QuotaState } from '../quota/Quota';
import type { QuotaOptions } from '../quota/QuotaOptions';
import type { CallCounts } from './countCalls';
import type { ScenarioName, ScenarioOptions } from './scenarios';

interface AzureControlTypes {
  readonly calls: CallCounts;
  readonly quota: QuotaState;
  readonly quotaOptions: QuotaOptions;
  readonly scenario: ScenarioName;
  readonly scenarioOptions: ScenarioOptions;
}

/** Steers a simulator that runs in another process with `--control`. Every method rejects when it refuses. */
export class AzureControl extends ControlClient<AzureControlTypes> {}
