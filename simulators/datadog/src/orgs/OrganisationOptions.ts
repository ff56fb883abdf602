import { createHash } from 'node:crypto';
import { type ApplicationKey, PERMISSIONS, type Permission } from './Organisation';

/** An organisation to be. Everything but the name has a default. */
export interface OrganisationOptions {
  readonly name: string;
  /** Default `datadoghq.com`. */
  readonly site?: string;
  /** Default: made of the name. */
  readonly apiKey?: string;
  /** Default: one with all permissions, made of the name. */
  readonly applicationKeys?: readonly ApplicationKey[];
  /** Retention in days by the name of the index; the first is the default of logs. Default: `main`, 15 days. */
  readonly indexes?: Readonly<Record<string, number>>;
}

/** Whom the simulator serves unless told otherwise: two organisations on two sites. */
export const DEFAULT_ORGANISATIONS: readonly OrganisationOptions[] = [
  { name: 'contoso', site: 'datadoghq.com', indexes: { main: 15, audit: 90 } },
  { name: 'fabrikam', site: 'datadoghq.eu' },
];

/** A worthless key in the form of a real one: 32 hexadecimal digits, an application key 40. */
export function madeUpKey(kind: 'api' | 'application', ...parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update([kind, ...parts].join('\n'))
    .digest('hex');
  return digest.slice(0, kind === 'api' ? 32 : 40);
}

/** The application keys of an organisation that names none. The second may read logs, but no configuration. */
export function defaultApplicationKeys(organisation: string): readonly ApplicationKey[] {
  const keyOf = (permissions: readonly Permission[]): ApplicationKey => ({
    key: madeUpKey('application', organisation, ...permissions),
    permissions,
  });
  return [keyOf(PERMISSIONS), keyOf(['logs_read_data']), keyOf(['logs_read_config'])];
}
