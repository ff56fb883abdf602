import {
  type Fault,
  type Faults,
  type Now,
  OptionsReader,
  REFUSAL_HEADERS,
  type RefusalHeaders,
} from '@glance/simulator-common';
import type { ApiKeys } from '../accounts/ApiKeys';
import type { Account } from '../accounts/Sender';
import { ENDPOINTS, type Endpoint } from '../endpointOf';
import type { Quota } from '../quota/Quota';
import { htmlPage, oddHeaders, throttled, unavailable } from '../sendGridFaults';

/** What can go wrong by name. */
export const SCENARIO_NAMES = [
  'refuseAll',
  'throttled',
  'latency',
  'unavailable',
  'htmlPage',
  'htmlBadGateway',
  'invalidJson',
  'cutBody',
  'neverAnswers',
  'oddHeaders',
  'revoked',
  'restricted',
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** Everything has a default. */
export interface ScenarioOptions {
  /** Which calls; default every one. Without meaning for `refuseAll`, `revoked` and `restricted`. */
  readonly endpoint?: Endpoint;
  /**
   * Whom it befalls: an account, or `account/subuser` for what is asked on behalf of one; default everybody. `revoked`
   * and `restricted` need an account. Without meaning for `refuseAll`.
   */
  readonly account?: string;
  /** How many calls; default all until it is stopped. Only with faults. */
  readonly times?: number;
  /** `refuseAll`, `throttled`: until when, from now on by the simulator's clock. Default 60. */
  readonly seconds?: number;
  /** `throttled`: what a refusal tells; default `each`. */
  readonly headers?: RefusalHeaders;
  /** `latency`: default 1000. */
  readonly ms?: number;
  /** `latency`: up to so much more, which differs each time; default 0. */
  readonly jitterMs?: number;
  /** `restricted`: what the account's first key may do; default nothing. */
  readonly scopes?: readonly string[];
}

/** What scenarios work on. */
export interface ScenarioSubjects {
  readonly accounts: readonly Account[];
  readonly keys: ApiKeys;
  readonly faults: Faults;
  readonly quota: Quota;
  readonly now: Now;
}

/** Makes it go wrong, and returns what ends that. */
export function beginScenario(
  name: ScenarioName,
  options: ScenarioOptions,
  { accounts, keys, faults, quota, now }: ScenarioSubjects
): () => void {
  const { endpoint, account, times, seconds = 60, headers, ms = 1000, jitterMs, scopes = [] } = options;
  const inject = (fault: Fault) => faults.inject(fault, { endpoint, caller: account, times });
  switch (name) {
    case 'refuseAll':
      quota.refuseAll({ seconds });
      return () => quota.endRefusal();
    case 'revoked':
      return keys.revoke(keyOf(accounts, account));
    case 'restricted':
      return keys.restrict(keyOf(accounts, account), scopes);
    case 'throttled':
      return inject(throttled({ resetAtMs: now() + seconds * 1000, headers }));
    case 'latency':
      return inject({ kind: 'latency', ms, jitterMs });
    case 'unavailable':
      return inject(unavailable());
    case 'htmlPage':
      return inject(htmlPage());
    case 'oddHeaders':
      return inject(oddHeaders());
    case 'htmlBadGateway':
    case 'invalidJson':
    case 'cutBody':
    case 'neverAnswers':
      return inject({ kind: name });
  }
}

function keyOf(accounts: readonly Account[], username: string | undefined): string {
  const account = accounts.find((candidate) => candidate.username === username);
  if (account === undefined) {
    throw new RangeError(`There is no account "${username}".`);
  }
  return account.apiKey;
}

/** Reads options that came as JSON. @throws RangeError naming what is wrong */
export function parseScenarioOptions(json: unknown): ScenarioOptions {
  const options = new OptionsReader(json);
  const parsed = {
    endpoint: options.oneOf('endpoint', ENDPOINTS),
    account: options.text('account'),
    times: options.wholeNumber('times'),
    seconds: options.positive('seconds'),
    headers: options.oneOf('headers', REFUSAL_HEADERS),
    ms: options.positive('ms'),
    jitterMs: options.positive('jitterMs'),
    scopes: options.texts('scopes'),
  };
  options.refuseOthers();
  return parsed;
}
