import type { MiddlewareHandler } from 'hono';
import type { DatadogEnv } from '../DatadogEnv';
import type { DatadogOptions } from '../DatadogOptions';
import {
  API_KEY_HEADER,
  APPLICATION_KEY_HEADER,
  applicationKeyOf,
  organisationOf,
  requirePermission,
} from '../orgs/authenticate';
import type { Permission } from '../orgs/Organisation';

/** Lets pass who shows an API key of this site, and by default an application key of the same organisation. */
export function requireKeys(
  { site, organisations }: Pick<DatadogOptions, 'site' | 'organisations'>,
  { needs = 'both', permission }: { readonly needs?: 'apiKey' | 'both'; readonly permission?: Permission } = {}
): MiddlewareHandler<DatadogEnv> {
  return async (context, next) => {
    const credentials = {
      apiKey: context.req.header(API_KEY_HEADER),
      applicationKey: context.req.header(APPLICATION_KEY_HEADER),
    };
    const organisation = organisationOf(credentials, site, organisations);
    const applicationKey = needs === 'both' ? applicationKeyOf(credentials, organisation) : undefined;
    const caller = { organisation, applicationKey };
    if (permission !== undefined) {
      requirePermission(caller, permission);
    }
    context.set('caller', caller);
    await next();
  };
}
