/** Datadog's sites (https://docs.datadoghq.com/getting_started/site/). Keys of one are unknown to the others. */
export const SITES = [
  'datadoghq.com',
  'us3.datadoghq.com',
  'us5.datadoghq.com',
  'datadoghq.eu',
  'ap1.datadoghq.com',
  'ap2.datadoghq.com',
  'uk1.datadoghq.com',
  'ddog-gov.com',
  'us2.ddog-gov.com',
] as const;

export type Site = (typeof SITES)[number];

export const DEFAULT_SITE: Site = 'datadoghq.com';

// The sites whose pages are not at the address that is their name.
const APP_HOSTS: ReadonlySet<Site> = new Set(['datadoghq.com', 'datadoghq.eu', 'ddog-gov.com']);

/** Where a site's API is. */
export function siteApiUrl(site: Site): string {
  return `https://api.${site}`;
}

/** Where a site's pages are, for links. */
export function siteAppUrl(site: Site): string {
  return `https://${APP_HOSTS.has(site) ? 'app.' : ''}${site}`;
}
