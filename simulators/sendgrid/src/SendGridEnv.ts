import type { ServerEnv } from '@glance/simulator-common';
import type { Caller } from './accounts/identify';
import type { QueryReader } from './parameters/QueryReader';

/** What handlers of SendGrid's API find in their context. */
export interface SendGridEnv extends ServerEnv {
  readonly Variables: {
    readonly caller: Caller;
    readonly query: QueryReader;
  };
}
