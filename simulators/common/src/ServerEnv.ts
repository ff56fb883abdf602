import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** What a Hono app must be made for to be served: its middleware reaches Node's own request and response. */
export interface ServerEnv {
  readonly Bindings: HttpBindings;
}

/** A Hono app for {@link ServerEnv}, whatever variables it passes on between its own handlers. */
export type ServedApp = Pick<Hono<ServerEnv>, 'fetch'>;
