import type { AuthType } from '../../shared/signIn';

const PRINCIPALS: Readonly<Record<AuthType, string>> = {
  clientsecret: 'The app registration',
  clientcertificate: 'The app registration',
  msi: 'The managed identity',
  workloadidentity: 'The workload identity',
};

/** Whom Azure grants roles to, to begin a sentence with. */
export function principalOf({ authType }: { readonly authType: AuthType }): string {
  return PRINCIPALS[authType];
}
