import { accessForbidden, authorizationRequired, invalidGrant, SendGridError } from '../SendGridError';
import type { ApiKeys } from './ApiKeys';
import { scopesOfSubuser } from './scopes';
import type { Account, Region, Sender } from './Sender';

/** Who asks, and whose figures are meant. */
export interface Caller {
  /** Whom the key belongs to. */
  readonly account: Account;
  /** The account itself, or the subuser on whose behalf it asks. */
  readonly sender: Sender;
  readonly scopes: readonly string[];
  readonly apiKey: string;
}

/** What a request shows. */
export interface Credentials {
  readonly authorization: string | undefined;
  readonly onBehalfOf: string | undefined;
}

/** How SendGrid may word that there is no such subuser; no document tells. */
export type UnknownSubuserForm = 'forbidden' | 'unauthorized' | 'noUser';

/** Where a request arrived. */
export interface Place {
  readonly region: Region;
  readonly keys: ApiKeys;
  readonly unknownSubuser: UnknownSubuserForm;
}

/**
 * Who asks. A host knows the senders of its own region only; a parent's key opens both hosts, but on the other one only
 * on behalf of a subuser who lives there.
 * @throws SendGridError 401 for no key or an unknown one; for an unknown subuser in the form of the place
 */
export function identify({ authorization, onBehalfOf }: Credentials, { region, keys, unknownSubuser }: Place): Caller {
  const apiKey = keyIn(authorization);
  if (apiKey === undefined) {
    throw authorizationRequired();
  }
  const key = keys.find(apiKey);
  if (key === undefined) {
    throw invalidGrant();
  }
  const { account, scopes } = key;
  if (onBehalfOf === undefined || onBehalfOf === '') {
    if (account.region !== region) {
      throw invalidGrant();
    }
    return { account, sender: account, scopes, apiKey };
  }
  const sender = account.subusers.find(({ username }) => username === onBehalfOf);
  if (sender?.region !== region) {
    throw noSubuser(unknownSubuser);
  }
  return { account, sender, scopes: scopesOfSubuser(scopes), apiKey };
}

/** @throws SendGridError 403 unless the key has one of the scopes; nothing is asked for when there are none */
export function requireScope({ scopes }: Caller, oneOf: readonly string[]): void {
  if (oneOf.length > 0 && !oneOf.some((scope) => scopes.includes(scope))) {
    throw accessForbidden();
  }
}

/** The key in a header `Authorization: Bearer …`. */
export function keyIn(authorization: string | null | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

function noSubuser(form: UnknownSubuserForm): SendGridError {
  switch (form) {
    case 'forbidden':
      return accessForbidden();
    case 'unauthorized':
      return authorizationRequired();
    case 'noUser':
      return new SendGridError(400, 'No user found');
  }
}
