import { type Fault, type Faults, OptionsReader, REFUSAL_HEADERS, type RefusalHeaders } from '@glance/simulator-common';
import { throttled, timedOut, unavailable, warned } from '../datadogFaults';
import { ENDPOINTS, type Endpoint } from '../endpointOf';
import type { Quota } from '../quota/Quota';
import type { Cursors } from '../routes/Cursors';

/** What can go wrong by name. */
export const SCENARIO_NAMES = [
  'refuseAll',
  'throttled',
  'latency',
  'unavailable',
  'htmlBadGateway',
  'invalidJson',
  'cutBody',
  'neverAnswers',
  'timedOut',
  'warned',
  'expiredCursors',
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** Everything has a default. */
export interface ScenarioOptions {
  /** Whom it befalls; default every call. Without meaning for `refuseAll` and `expiredCursors`. */
  readonly endpoint?: Endpoint;
  /** How many calls; default all until it is stopped. Without meaning for the same two. */
  readonly times?: number;
  /** `refuseAll`: for how long, by the simulator's clock; `throttled`: what the header says. Default 60. */
  readonly seconds?: number;
  /** `throttled`: what a refusal tells; default `each`. */
  readonly headers?: RefusalHeaders;
  /** `latency`: default 1000. */
  readonly ms?: number;
}

/** What scenarios work on. */
export interface ScenarioSubjects {
  readonly faults: Faults;
  readonly quota: Quota;
  readonly cursors: Cursors;
}

/** Makes it go wrong, and returns what ends that. */
export function beginScenario(
  name: ScenarioName,
  options: ScenarioOptions,
  { faults, quota, cursors }: ScenarioSubjects
): () => void {
  const { endpoint, times, seconds = 60, headers, ms = 1000 } = options;
  const inject = (fault: Fault) => faults.inject(fault, { endpoint, times });
  switch (name) {
    case 'refuseAll':
      quota.refuseAll({ seconds });
      return () => quota.endRefusal();
    case 'expiredCursors':
      cursors.expireAll();
      return () => undefined;
    case 'throttled':
      return inject(throttled({ seconds, headers }));
    case 'latency':
      return inject({ kind: 'latency', ms });
    case 'unavailable':
      return inject(unavailable());
    case 'timedOut':
      return inject(timedOut());
    case 'warned':
      return inject(warned());
    case 'htmlBadGateway':
    case 'invalidJson':
    case 'cutBody':
    case 'neverAnswers':
      return inject({ kind: name });
  }
}

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseScenarioOptions(json: unknown): ScenarioOptions {
  const options = new OptionsReader(json);
  const parsed = {
    endpoint: options.oneOf('endpoint', ENDPOINTS),
    times: options.wholeNumber('times'),
    seconds: options.positive('seconds'),
    headers: options.oneOf('headers', REFUSAL_HEADERS),
    ms: options.positive('ms'),
  };
  options.refuseOthers();
  return parsed;
}
