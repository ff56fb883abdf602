import { createControlApp, type Faults, type Journal, type ServedApp } from '@glance/simulator-common';
import type { Quota } from '../quota/Quota';
import { parseQuotaOptions } from '../quota/parseQuotaOptions';
import { countCalls } from './countCalls';
import { beginScenario, parseScenarioOptions, SCENARIO_NAMES } from './scenarios';

/** What can be controlled from another process. */
export interface AzureControlOptions {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly clock: { now(): number; advance(ms: number): void };
}

/** Reads and steers a running simulator over http, see `createControlApp`. */
export function createAzureControlApp({ journal, faults, quota, clock }: AzureControlOptions): ServedApp {
  return createControlApp({
    journal,
    clock,
    countCalls: () => countCalls(journal),
    quota,
    parseQuotaOptions,
    scenarios: {
      names: SCENARIO_NAMES,
      parseOptions: parseScenarioOptions,
      begin: (name, options) => beginScenario(name, options, { faults, quota }),
    },
  });
}
