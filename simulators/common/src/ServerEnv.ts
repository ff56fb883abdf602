import type { HttpBindings } from '@hono/node-server';

/** What a Hono app must be made for to be served: its middleware reaches Node's own request and response. */
export interface ServerEnv {
  readonly Bindings: HttpBindings;
}
