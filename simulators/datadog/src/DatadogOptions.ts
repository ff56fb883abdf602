import type { ServerEnv } from '@glance/simulator-common';
import type { MiddlewareHandler } from 'hono';
import type { Organisation } from './orgs/Organisation';
import type { Quota } from './quota/Quota';
import type { Cursors } from './routes/Cursors';

/** What one site's API is made of. */
export interface DatadogOptions {
  readonly site: string;
  readonly organisations: readonly Organisation[];
  readonly quota: Quota;
  readonly cursors: Cursors;
  /** Journal and faults, in front of everything. */
  readonly delivery: ReadonlyArray<MiddlewareHandler<ServerEnv>>;
}
