import { createControlApp, type Faults, type Journal, type ServedApp } from '@glance/simulator-common';
import type { Quota } from '../quota/Quota';
import { parseQuotaOptions } from '../quota/parseQuotaOptions';
import { countCalls } from './countCalls';
import { parseScenarioOptions, SCENARIO_NAMES, Scenarios } from './Scenarios';

/** What can be controlled from another process. */
export interface AzureControlOptions {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly clock: { now(): number; advance(ms: number): void };
}

/** Reads and steers a running simulator over http, see `createControlApp`. */
export function createAzureControlApp({ journal, faults, quota, clock }: AzureControlOptions): ServedApp {
  const scenarios = new Scenarios({ faults, quota });
  return createControlApp({
    journal,
    clock,
    countCalls: () => countCalls(journal),
    quota: {
      get state() {
        return quota.state;
      },
      switchOn: (options) => quota.switchOn(parseQuotaOptions(options)),
      switchOff: () => quota.switchOff(),
    },
    scenarios: {
      names: SCENARIO_NAMES,
      start: (name, options) => scenarios.start(name, parseScenarioOptions(options)),
      stop: (name) => scenarios.stop(name),
    },
  });
}
