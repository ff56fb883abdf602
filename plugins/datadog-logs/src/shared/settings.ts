import {
  CONNECTION_FIELDS,
  connectionSettings,
  httpsUrl,
  parseInput,
  requiredSecret,
  type SavedSettings,
} from '@glance/user-input';
import * as z from 'zod/mini';
import type { DatadogSettings } from './DatadogSettings';
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
    apiKey: requiredSecret(secureJsonData, {
      name: 'apiKey',
      advice: 'enter an API key of the Datadog organization',
    }),
    applicationKey: requiredSecret(secureJsonData, {
      name: 'applicationKey',
      advice: 'enter an application key of the Datadog organization, with the permission logs_read_data',
    }),
    evaluationDelayMs: evaluationDelaySeconds * 1000,
    cacheTtlMs: cacheTtlSeconds === undefined ? undefined : cacheTtlSeconds * 1000,
    ...connectionSettings(json, secureJsonData),
  };
}
