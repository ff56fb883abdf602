import type { ConnectionJsonData, ConnectionSettings } from '@glance/user-input';

export const REGIONS = ['global', 'eu'] as const;
export type Region = (typeof REGIONS)[number];

/** Where SendGrid is asked, by region (https://www.twilio.com/docs/sendgrid/for-developers/sending-email/region). */
export const API_URLS: Readonly<Record<Region, string>> = {
  global: 'https://api.sendgrid.com',
  eu: 'https://api.eu.sendgrid.com',
};

export const DEFAULT_TIME_ZONE = 'UTC';

/** An account as it is saved and provisioned; its key is `apiKey.<id>` of secureJsonData. */
export interface AccountModel {
  /** `[a-z0-9-]+`, unique; it never changes, because the key is kept under it. */
  readonly id: string;
  /** Unique; what users see, and the label `account`. Default: the id. */
  readonly name?: string;
  readonly region?: Region;
  /** Overrides the region's address. */
  readonly apiUrl?: string;
  /** IANA name of the zone in which the account counts its days. */
  readonly timeZone?: string;
  /** The sub-user whose mail is meant, asked with its parent's key. */
  readonly onBehalfOf?: string;
}

/** jsonData as it is saved and provisioned. */
export interface SendGridJsonData extends ConnectionJsonData {
  readonly accounts?: readonly AccountModel[];
}

/** secureJsonData: never sent back to the browser. */
export type SendGridSecureJsonData = Readonly<Record<string, string>>;

/** The name under which an account's key is kept. */
export function secretOf(accountId: string): string {
  return `apiKey.${accountId}`;
}

/** An account after parsing. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  /** https URL without a slash at the end, or http on the machine itself. */
  readonly apiUrl: string;
  readonly timeZone: string;
  readonly onBehalfOf?: string;
  readonly apiKey: string;
}

/** Settings after parsing: complete, in range. */
export interface SendGridSettings extends ConnectionSettings {
  /** At least one, in the order of the settings. */
  readonly accounts: readonly Account[];
  /** How long an answer is fresh that contains today's figures, ms; 0 stores nothing. */
  readonly todayTtlMs: number;
  /** How long one is fresh that does not, ms; 0 stores nothing. */
  readonly earlierTtlMs: number;
}
