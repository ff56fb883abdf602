import { settingProblem } from '@glance/query-editor';
import { type AzureJsonData } from '../../shared/AzureSettings';
import { parseClientPem } from '../../shared/clientPem';
import { parseSettings } from '../../shared/settings';
import { checkSignIn } from '../../shared/signIn';

/** What is wrong with single settings, by field; a field without an entry is right, or not filled in yet. */
export interface SettingsProblems {
  /** The sign-in method, which provisioning may have set to one that cannot work. */
  readonly signIn?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly authorityHost?: string;
  readonly resourceManagerUrl?: string;
  readonly defaultScopes?: string;
  readonly clientCertificate?: string;
}

/** What was typed into secret fields; left out where a stored one is kept. */
export interface TypedSecrets {
  readonly clientCertificate?: string;
}

const GUID = '00000000-0000-0000-0000-000000000000';
const CREDENTIALS = { tenantId: GUID, clientId: GUID };

/**
 * Judges each field by itself with the backend's own rules, so that the page never accepts what a query refuses.
 */
export function settingsProblems(jsonData: AzureJsonData, { clientCertificate }: TypedSecrets): SettingsProblems {
  const { azureCloud, tenantId, clientId } = jsonData.azureCredentials ?? {};
  const { authorityHost, resourceManagerUrl, defaultScopes } = jsonData;
  const isCustomized = azureCloud === 'AzureCustomizedCloud';
  return {
    signIn: settingProblem(() => checkSignIn({ ...jsonData })),
    ...(tenantId && { tenantId: problemIn({ azureCredentials: { ...CREDENTIALS, tenantId } }) }),
    ...(clientId && { clientId: problemIn({ azureCredentials: { ...CREDENTIALS, clientId } }) }),
    ...((authorityHost || isCustomized) && { authorityHost: urlProblem(authorityHost) }),
    ...((resourceManagerUrl || isCustomized) && { resourceManagerUrl: urlProblem(resourceManagerUrl) }),
    ...(defaultScopes && { defaultScopes: problemIn({ defaultScopes }) }),
    ...(clientCertificate && { clientCertificate: settingProblem(() => parseClientPem(clientCertificate)) }),
  };
}

const NEEDED = 'A customized cloud needs its https URL';

// The rule is the same for both URLs.
function urlProblem(url: string | undefined): string | undefined {
  return url ? problemIn({ authorityHost: url }) : NEEDED;
}

function problemIn(part: AzureJsonData): string | undefined {
  return settingProblem(() =>
    parseSettings({
      jsonData: { azureCredentials: CREDENTIALS, ...part },
      secureJsonData: { azureClientSecret: 'any' },
    })
  );
}
