import { createHash } from 'node:crypto';
import type { MailProfile } from '../generator/MailProfile';
import type { Region } from './Sender';

/** A sender to be. Everything but the name has a default. */
export interface SenderOptions {
  readonly username: string;
  /** Default `global`. */
  readonly region?: Region;
  /** Default `UTC`; a subuser's default is its parent's. */
  readonly timeZone?: string;
  /** Default 100,000. */
  readonly monthlyCredits?: number;
  /** So many are left when the simulator starts; instead of `monthlyCredits`. */
  readonly creditsLeft?: number;
  /** In percent; default: worked out from the mail of the last seven days. */
  readonly reputation?: number;
  /** Mail to make up; default none, so that a test knows what there is. */
  readonly profile?: MailProfile;
}

/** A subuser to be. */
export interface SubuserOptions extends SenderOptions {
  readonly isDisabled?: boolean;
}

/** An account to be. */
export interface AccountOptions extends SenderOptions {
  /** The first is the account's `apiKey`; default: one with all scopes, made of the name. */
  readonly keys?: readonly KeyOptions[];
  readonly subusers?: readonly SubuserOptions[];
}

/** A key to be. */
export interface KeyOptions {
  readonly apiKey: string;
  /** Default all. */
  readonly scopes?: readonly string[];
}

/** Whom the simulator serves unless told otherwise: an account with a subuser in each region, and one of the EU. */
export const DEFAULT_ACCOUNTS: readonly AccountOptions[] = [
  {
    username: 'contoso',
    timeZone: 'America/New_York',
    subusers: [{ username: 'contoso-news' }, { username: 'contoso-eu', region: 'eu' }],
  },
  { username: 'fabrikam', region: 'eu', timeZone: 'Europe/Berlin' },
];

/** A worthless key, made of three parts as real ones are, but too short for one: scanners for leaked keys pass it. */
export function madeUpKey(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `SG.only-for-the-simulator.${digest.slice(0, 32)}`;
}
