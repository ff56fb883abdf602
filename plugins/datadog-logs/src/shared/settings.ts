import {
  CONNECTION_FIELDS,
  connectionSettings,
  httpsUrl,
  InvalidInput,
  parseInput,
  type SavedSettings,
} from '@glance/user-input';
import * as z from 'zod/mini';
import type { DatadogSecureJsonData, DatadogSettings } from './DatadogSettings';
import { CACHE_TTL_SECONDS, EVALUATION_DELAY_SECONDS } from './limits';
import { DEFAULT_SITE, siteApiUrl, siteAppUrl, SITES } from './sites';

const jsonDataSchema = z.object({
  site: z._default(z.enum(SITES), DEFAULT_SITE),
  apiUrl: z._default(z.string(), ''),
  appUrl: z._default(z.string(), ''),
  evaluationDelaySeconds: z._default(
    z.number().check(z.gte(EVALUATION_DELAY_SECONDS.min), z.lte(EVALUATION_DELAY_SECONDS.max)),
    EVALUATION_DELAY_SECONDS.default
  ),
  cacheTtlSeconds: z.optional(z.number().check(z.gte(CACHE_TTL_SECONDS.min))),
  ...CONNECTION_FIELDS,
});

const KEYS = {
  apiKey: 'apiKey is missing: enter an API key of the Datadog organization',
  applicationKey:
    'applicationKey is missing: enter an application key of the Datadog organization, with the permission logs_read_data',
} as const satisfies Partial<Record<keyof DatadogSecureJsonData, string>>;

/**
 * Reads the data source's settings.
 * @throws InvalidInput naming the field and quoting the value (never a secret one)
 */
export function parseSettings({ jsonData, secureJsonData }: SavedSettings): DatadogSettings {
  const json = parseInput(jsonDataSchema, jsonData);
  const { site, apiUrl, appUrl, evaluationDelaySeconds, cacheTtlSeconds } = json;
  return {
    site,
    apiUrl: apiUrl === '' ? siteApiUrl(site) : httpsUrl('apiUrl', apiUrl, { httpOnLoopback: true }),
    appUrl: appUrl === '' ? siteAppUrl(site) : httpsUrl('appUrl', appUrl, { httpOnLoopback: true }),
    apiKey: keyOf(secureJsonData, 'apiKey'),
    applicationKey: keyOf(secureJsonData, 'applicationKey'),
    evaluationDelayMs: evaluationDelaySeconds * 1000,
    cacheTtlMs: cacheTtlSeconds === undefined ? undefined : cacheTtlSeconds * 1000,
    ...connectionSettings(json, secureJsonData),
  };
}

// Keys are pasted, and a line break at the end would make them another header.
function keyOf(secureJsonData: SavedSettings['secureJsonData'], name: keyof typeof KEYS): string {
  const key = (secureJsonData[name] ?? '').trim();
  if (key === '') {
    throw new InvalidInput(name, KEYS[name]);
  }
  return key;
}
