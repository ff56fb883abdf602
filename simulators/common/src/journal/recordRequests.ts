import type { MiddlewareHandler } from 'hono';
import type { Journal } from './Journal';
import { bodyWithoutSecrets, headersWithoutSecrets } from './withoutSecrets';
import type { ServerEnv } from '../ServerEnv';

/** How {@link recordRequests} reads a request. */
export interface RecordOptions {
  readonly journal: Journal;
  /** Names the call by method and path. */
  readonly endpointOf: (method: string, path: string) => string;
  /** Names who asks; default nobody. */
  readonly callerOf?: (headers: Headers) => string | undefined;
  /** Form fields that hold secrets. */
  readonly secretFields: readonly string[];
  /** Headers that hold secrets besides the standard ones, in lower case. */
  readonly secretHeaders?: readonly string[];
}

/** Hono middleware that writes every request into the journal and its end when the last byte has left or the client has. */
export function recordRequests(options: RecordOptions): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const { method, url, raw } = context.req;
    const body = await context.req.text();
    const close = options.journal.open({
      method,
      url,
      headers: headersWithoutSecrets(raw.headers, options.secretHeaders),
      body: bodyWithoutSecrets(body, raw.headers.get('content-type') ?? '', options.secretFields),
      endpoint: options.endpointOf(method, new URL(url).pathname),
      caller: options.callerOf?.(raw.headers),
    });
    const { outgoing } = context.env;
    outgoing.once('close', () =>
      close({
        status: outgoing.headersSent ? outgoing.statusCode : undefined,
        aborted: !outgoing.writableFinished,
      })
    );
    await next();
  };
}
