import { useRef } from 'react';
import { type AzureJsonData } from '../../shared/AzureSettings';
import { signInMethod, type SignInMethod } from './signInMethods';

type Credentials = NonNullable<AzureJsonData['azureCredentials']>;
type Ids = Pick<Credentials, 'tenantId' | 'clientId'>;

/**
 * Moves from one sign-in method to another. The ids of an app registration are no ids of a managed identity, so that
 * they do not move along; they are there again when the first method is chosen once more.
 */
export function useCredentialIds(): (current: Credentials, next: SignInMethod) => Credentials {
  const known = useRef(new Map<SignInMethod['idsOf'], Ids>());
  return ({ authType, azureCloud, tenantId, clientId }, next) => {
    const { idsOf } = signInMethod(authType);
    known.current.set(idsOf, { tenantId, clientId });
    return { authType: next.value, azureCloud, ...known.current.get(next.idsOf) };
  };
}
