import type { MiddlewareHandler } from 'hono';
import { identify, requireScope } from '../accounts/identify';
import { type Call, CALLS } from '../endpointOf';
import { QueryReader } from '../parameters/QueryReader';
import { SendGridError } from '../SendGridError';
import type { SendGridEnv } from '../SendGridEnv';
import type { SendGridOptions } from '../SendGridOptions';

/** Lets pass who shows a key with the scope of the call, within the quota; its headers are on every answer after that. */
export function admit(call: Call, { quota, ...place }: SendGridOptions): MiddlewareHandler<SendGridEnv> {
  return async (context, next) => {
    const caller = identify(
      { authorization: context.req.header('authorization'), onBehalfOf: context.req.header('on-behalf-of') },
      place
    );
    requireScope(caller, CALLS[call].scopes);
    const { isAdmitted, headers } = quota.admit({ apiKey: caller.apiKey, endpoint: call });
    for (const [name, value] of Object.entries(headers)) {
      context.header(name, value);
    }
    if (!isAdmitted) {
      throw new SendGridError(429, 'too many requests');
    }
    context.set('caller', caller);
    context.set('query', new QueryReader(context.req.url));
    await next();
  };
}
