import { DatadogError, forbidden } from '../DatadogError';
import type { ApplicationKey, Organisation, Permission } from './Organisation';

/** Who asks. */
export interface Caller {
  readonly organisation: Organisation;
  /** Unset where an API key is enough. */
  readonly applicationKey?: ApplicationKey;
}

/** What a request must show. */
export interface Credentials {
  readonly apiKey: string | undefined;
  readonly applicationKey: string | undefined;
}

/** The headers that hold keys, in lower case. */
export const API_KEY_HEADER = 'dd-api-key';
export const APPLICATION_KEY_HEADER = 'dd-application-key';

/**
 * The organisation of an API key. Keys are known on their own site only.
 * @throws DatadogError 401 without a key, 403 for one that is unknown
 */
export function organisationOf(
  { apiKey }: Credentials,
  site: string,
  organisations: readonly Organisation[]
): Organisation {
  if (apiKey === undefined || apiKey === '') {
    throw new DatadogError(401, 'Unauthorized');
  }
  const organisation = organisations.find((candidate) => candidate.site === site && candidate.apiKey === apiKey);
  if (organisation === undefined) {
    throw forbidden();
  }
  return organisation;
}

/** The application key of a request, which must be one of the organisation's. @throws DatadogError 401, 403 */
export function applicationKeyOf({ applicationKey }: Credentials, organisation: Organisation): ApplicationKey {
  if (applicationKey === undefined || applicationKey === '') {
    throw new DatadogError(401, 'Unauthorized');
  }
  const known = organisation.applicationKeys.find(({ key }) => key === applicationKey);
  if (known === undefined) {
    throw forbidden();
  }
  return known;
}

/** @throws DatadogError 403 for a key without the permission */
export function requirePermission({ applicationKey }: Caller, permission: Permission): void {
  if (applicationKey?.permissions.includes(permission) !== true) {
    throw forbidden();
  }
}
