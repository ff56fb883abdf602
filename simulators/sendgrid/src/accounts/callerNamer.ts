import type { ApiKeys } from './ApiKeys';
import { keyIn } from './identify';

/** Names the account whose key a request shows, for journal and faults; a subuser it asks for after a slash. */
export function callerNamer(keys: ApiKeys): (headers: Headers) => string | undefined {
  return (headers) => {
    const key = keys.find(keyIn(headers.get('authorization')) ?? '');
    const onBehalfOf = headers.get('on-behalf-of');
    return key && (onBehalfOf === null ? key.account.username : `${key.account.username}/${onBehalfOf}`);
  };
}
