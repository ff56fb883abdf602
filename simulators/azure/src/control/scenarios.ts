import { type Fault, type Faults, OptionsReader } from '@glance/simulator-common';
import { type RetryHeader, throttled } from '../azureFaults';
import { ENDPOINTS, type Endpoint } from '../endpointOf';
import type { Quota } from '../quota/Quota';
import { QUOTA_HEADERS, type QuotaHeaders } from '../quota/QuotaOptions';

/** What can go wrong by name. All but `refuseAll` befall one endpoint, cost queries unless another is named. */
export const SCENARIO_NAMES = ['refuseAll', 'throttled', 'latency', 'unavailable', 'invalidJson', 'cutBody'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** Everything has a default. */
export interface ScenarioOptions {
  /** Whom it befalls; default `query`. Without meaning for `refuseAll`, which befalls all that the quota counts. */
  readonly endpoint?: Endpoint;
  /** `refuseAll`: for how long, by the simulator's clock; `throttled`: what the header says. Default 60. */
  readonly seconds?: number;
  /** `refuseAll`: what a refusal tells. */
  readonly headers?: QuotaHeaders;
  /** `throttled`: which header asks to wait; default `entity`. */
  readonly limit?: RetryHeader;
  /** `latency`: default 1000. */
  readonly ms?: number;
}

const LIMITS: readonly RetryHeader[] = ['qpu', 'entity', 'tenant', 'clienttype', 'standard', 'none'];

/** What scenarios work on. */
export interface ScenarioSubjects {
  readonly faults: Faults;
  readonly quota: Quota;
}

/** Makes it go wrong, and returns what ends that. */
export function beginScenario(
  name: ScenarioName,
  options: ScenarioOptions,
  { faults, quota }: ScenarioSubjects
): () => void {
  const { endpoint = 'query', seconds = 60, ms = 1000, limit = 'entity', headers } = options;
  const inject = (fault: Fault) => faults.inject(fault, { endpoint });
  switch (name) {
    case 'refuseAll':
      quota.refuseAll({ seconds, headers });
      return () => quota.endRefusal();
    case 'throttled':
      return inject(throttled({ [limit]: seconds }));
    case 'latency':
      return inject({ kind: 'latency', ms });
    case 'unavailable':
      return inject({ kind: 'answer', status: 503 });
    case 'invalidJson':
    case 'cutBody':
      return inject({ kind: name });
  }
}

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseScenarioOptions(json: unknown): ScenarioOptions {
  const options = new OptionsReader(json);
  const parsed = {
    endpoint: options.oneOf('endpoint', ENDPOINTS),
    headers: options.oneOf('headers', QUOTA_HEADERS),
    limit: options.oneOf('limit', LIMITS),
    seconds: options.positive('seconds'),
    ms: options.positive('ms'),
  };
  options.refuseOthers();
  return parsed;
}
