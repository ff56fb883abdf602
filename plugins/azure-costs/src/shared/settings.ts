import {
  CONNECTION_FIELDS,
  connectionSettings,
  fieldName,
  httpsUrl,
  InvalidInput,
  parseInput,
  type SavedSettings,
} from '@glance/user-input';
import * as z from 'zod/mini';
import type { AzureSettings } from './AzureSettings';
import { CLOUD_NAMES, type CloudEndpoints, type CloudName, CLOUDS } from './clouds';
import { CACHE_TTL_SECONDS } from './limits';
import { parseCredentials } from './parseCredentials';
import { distinctScopes, parseScope, type Scope, scopeProblem } from './scope';
import { NO_SERVER_IDENTITY, type ServerIdentity } from './ServerIdentity';
import { checkSignIn } from './signIn';

const jsonDataSchema = z.object({
  azureCredentials: z.object({ azureCloud: z._default(z.enum(CLOUD_NAMES), 'AzureCloud') }),
  authorityHost: z._default(z.string(), ''),
  resourceManagerUrl: z._default(z.string(), ''),
  defaultScopes: z._default(z.array(z.string()), ['*']),
  cacheTtlSeconds: z._default(z.number().check(z.gte(CACHE_TTL_SECONDS.min)), CACHE_TTL_SECONDS.default),
  ...CONNECTION_FIELDS,
});

type JsonData = z.infer<typeof jsonDataSchema>;

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
    ...connectionSettings(json, secureJsonData),
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
