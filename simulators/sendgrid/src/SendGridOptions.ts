import type { Now, ServerEnv } from '@glance/simulator-common';
import type { MiddlewareHandler } from 'hono';
import type { Place } from './accounts/identify';
import type { Quota } from './quota/Quota';

/** What one host of the API is made of. */
export interface SendGridOptions extends Place {
  readonly now: Now;
  readonly quota: Quota;
  /** Journal and faults, in front of everything. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}
