import {
  CONNECTION_FIELDS,
  connectionSettings,
  fieldName,
  httpsUrl,
  InvalidInput,
  parseInput,
  quote,
  requiredSecret,
  type SavedSettings,
} from '@glance/user-input';
import * as z from 'zod/mini';
import { CACHE_TTL_SECONDS } from './limits';
import {
  type Account,
  API_URLS,
  DEFAULT_TIME_ZONE,
  REGIONS,
  secretOf,
  type SendGridSettings,
} from './SendGridSettings';

const accountSchema = z.object({
  id: z.string(),
  name: z.optional(z.string()),
  region: z._default(z.enum(REGIONS), 'global'),
  apiUrl: z._default(z.string(), ''),
  timeZone: z._default(z.string(), ''),
  onBehalfOf: z._default(z.string(), ''),
});

const jsonDataSchema = z.object({
  accounts: z._default(z.array(accountSchema), []),
  cacheTtlSeconds: z.optional(z.number().check(z.gte(CACHE_TTL_SECONDS.min))),
  ...CONNECTION_FIELDS,
});

const ID = /^[a-z0-9-]+$/;

/**
 * Reads the data source's settings.
 * @throws InvalidInput naming the field and quoting the value (never a secret one)
 */
export function parseSettings({ jsonData, secureJsonData }: SavedSettings): SendGridSettings {
  const json = parseInput(jsonDataSchema, jsonData);
  if (json.accounts.length === 0) {
    throw new InvalidInput('accounts', 'accounts is missing: add an account of SendGrid with its API key');
  }
  const accounts = json.accounts.map((account, index) => readAccount(account, { index, secureJsonData }));
  refuseTwice(accounts, 'id');
  refuseTwice(accounts, 'name');
  return {
    accounts,
    todayTtlMs: (json.cacheTtlSeconds ?? CACHE_TTL_SECONDS.today) * 1000,
    earlierTtlMs: (json.cacheTtlSeconds ?? CACHE_TTL_SECONDS.earlier) * 1000,
    ...connectionSettings(json, secureJsonData),
  };
}

function readAccount(
  { id, name, region, apiUrl, timeZone, onBehalfOf }: z.output<typeof accountSchema>,
  { index, secureJsonData }: { readonly index: number; readonly secureJsonData: SavedSettings['secureJsonData'] }
): Account {
  const field = (part: string) => fieldName(['accounts', index, part]);
  if (!ID.test(id)) {
    throw new InvalidInput(field('id'), `${field('id')} is ${quote(id)}: use lower-case letters, digits and hyphens`);
  }
  return {
    id,
    name: name?.trim() || id,
    region,
    apiUrl: apiUrl === '' ? API_URLS[region] : httpsUrl(field('apiUrl'), apiUrl, { httpOnLoopback: true }),
    timeZone: zone(field('timeZone'), timeZone),
    onBehalfOf: onBehalfOf.trim() || undefined,
    apiKey: requiredSecret(secureJsonData, {
      name: secretOf(id),
      advice: `enter an API key for the account "${id}"`,
    }),
  };
}

function zone(field: string, text: string): string {
  const name = text.trim() || DEFAULT_TIME_ZONE;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidInput(field, `${field} is ${quote(text)}: use the name of a time zone such as "Europe/Berlin"`);
  }
}

function refuseTwice(accounts: readonly Account[], property: 'id' | 'name'): void {
  const values = accounts.map((account) => account[property]);
  const index = values.findIndex((value, at) => values.indexOf(value) < at);
  if (index !== -1) {
    const field = fieldName(['accounts', index, property]);
    throw new InvalidInput(
      field,
      `${field} is ${quote(values[index])}, as that of accounts[${values.indexOf(values[index] ?? '')}] is: each account needs its own`
    );
  }
}
