import type { ServerEnv } from '@glance/simulator-common';
import type { Caller } from './orgs/authenticate';

/** What handlers of Datadog's API find in their context. */
export interface DatadogEnv extends ServerEnv {
  readonly Variables: { readonly caller: Caller };
}
