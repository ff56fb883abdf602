import * as z from 'zod/mini';
import type { AzureSettings } from './AzureSettings';
import { CLOUD_NAMES, type CloudEndpoints, type CloudName, CLOUDS } from './clouds';
import { InvalidInput } from './InvalidInput';
import { CACHE_TTL_SECONDS, CONCURRENT_REQUESTS, TIMEOUT_SECONDS } from './limits';
import { parseCredentials } from './parseCredentials';
import { fieldName, parseInput, quote } from './parseInput';
import { certificatesIn } from './pem';
import { distinctScopes, parseScope, type Scope, scopeProblem } from './scope';
import { NO_SERVER_IDENTITY, type ServerIdentity } from './ServerIdentity';
import { checkSignIn } from './signIn';

const jsonDataSchema = z.object({
  azureCredentials: z.object({ azureCloud: z._default(z.enum(CLOUD_NAMES), 'AzureCloud') }),
  authorityHost: z._default(z.string(), ''),
  resourceManagerUrl: z._default(z.string(), ''),
  defaultScopes: z._default(z.array(z.string()), ['*']),
  cacheTtlSeconds: z._default(z.number().check(z.gte(CACHE_TTL_SECONDS.min)), CACHE_TTL_SECONDS.default),
  timeout: z._default(
    z.number().check(z.gte(TIMEOUT_SECONDS.min), z.lte(TIMEOUT_SECONDS.max)),
    TIMEOUT_SECONDS.default
  ),
  maxConcurrentRequests: z._default(
    z.int().check(z.gte(CONCURRENT_REQUESTS.min), z.lte(CONCURRENT_REQUESTS.max)),
    CONCURRENT_REQUESTS.default
  ),
  tlsAuthWithCACert: z._default(z.boolean(), false),
  tlsSkipVerify: z._default(z.boolean(), false),
});

type JsonData = z.infer<typeof jsonDataSchema>;

/** What Grafana keeps of a data source. */
export interface SavedSettings {
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the data source's settings.
 * @param server what the Grafana server permits and names for data sources that sign in as the server
 * @throws InvalidInput naming the field and quoting the value (never a secret one)
 */
export function parseSettings(
  { jsonData: saved, secureJsonData }: SavedSettings,
  server: ServerIdentity = NO_SERVER_IDENTITY
): AzureSettings {
  checkSignIn(saved);
  const jsonData = withCredentials(saved);
  const { azureCredentials, ...json } = parseInput(jsonDataSchema, jsonData);
  const { azureCloud } = azureCredentials;
  const credentials = parseCredentials({ jsonData, secureJsonData, server });
  const endpoints = cloudEndpoints(azureCloud, json);
  return {
    cloud: azureCloud,
    credentials,
    ...endpoints,
    audience: cloudAudience(azureCloud, endpoints),
    isCustomAuthority: !Object.values(CLOUDS).some((cloud) => cloud.authorityHost === endpoints.authorityHost),
    defaultScopes: defaultScopes(json.defaultScopes),
    cacheTtlMs: json.cacheTtlSeconds * 1000,
    timeoutMs: json.timeout * 1000,
    maxConcurrentRequests: json.maxConcurrentRequests,
    caPem: json.tlsAuthWithCACert ? caPem(secureJsonData['tlsCACert']) : undefined,
    tlsSkipVerify: json.tlsSkipVerify,
  };
}

// A data source that was never filled in is missing its tenant, not an object.
function withCredentials(jsonData: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { azureCredentials: {}, ...jsonData };
}

function cloudEndpoints(
  cloud: CloudName,
  json: Pick<JsonData, 'authorityHost' | 'resourceManagerUrl'>
): CloudEndpoints {
  return {
    authorityHost: endpoint('authorityHost', cloud, json.authorityHost),
    resourceManagerUrl: endpoint('resourceManagerUrl', cloud, json.resourceManagerUrl),
  };
}

function cloudAudience(cloud: CloudName, { resourceManagerUrl }: CloudEndpoints): string {
  return cloud === 'AzureCustomizedCloud' ? resourceManagerUrl : CLOUDS[cloud].resourceManagerUrl;
}

function endpoint(field: keyof CloudEndpoints, cloud: CloudName, text: string): string {
  if (text !== '') {
    return httpsUrl(field, text);
  }
  if (cloud === 'AzureCustomizedCloud') {
    throw new InvalidInput(field, `${field} is missing: the cloud "AzureCustomizedCloud" needs its https URL`);
  }
  return CLOUDS[cloud][field];
}

function httpsUrl(field: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A password inside the URL would be a secret in jsonData, which everybody may read.
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    throw new InvalidInput(field, `${field} contains a user name or password: remove it`);
  }
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new InvalidInput(field, `${field} is ${quote(text)}: use an https URL such as https://host.example`);
  }
  return url.href.replace(/\/+$/, '');
}

function defaultScopes(texts: readonly string[]): readonly Scope[] {
  return distinctScopes(
    texts.map((text, index) => {
      const field = fieldName(['defaultScopes', index]);
      const scope = parseScope(text);
      if (scope === undefined) {
        throw new InvalidInput(field, scopeProblem(field, text) ?? '');
      }
      return scope;
    })
  );
}

function caPem(pem: string | undefined): string {
  if (pem === undefined || pem.trim() === '') {
    throw new InvalidInput(
      'tlsCACert',
      'tlsCACert is missing: paste the certificate of the private CA, or turn "With CA Cert" off'
    );
  }
  const certificates = certificatesIn(pem);
  if (certificates.length === 0) {
    throw new InvalidInput(
      'tlsCACert',
      'tlsCACert is no PEM certificate: paste the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----'
    );
  }
  return certificates.join('\n');
}
