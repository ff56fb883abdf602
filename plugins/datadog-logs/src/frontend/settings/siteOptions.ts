import { type PickerOption } from '@glance/query-editor';
import { type Site, SITES } from '../../shared/sites';

// Datadog's own names; what a user sees in the browser's address bar is the site itself.
const NAMES = {
  'datadoghq.com': 'US1',
  'us3.datadoghq.com': 'US3',
  'us5.datadoghq.com': 'US5',
  'datadoghq.eu': 'EU1',
  'ap1.datadoghq.com': 'AP1',
  'ap2.datadoghq.com': 'AP2',
  'uk1.datadoghq.com': 'UK1',
  'ddog-gov.com': 'US1-FED',
  'us2.ddog-gov.com': 'US2-FED',
} as const satisfies Record<Site, string>;

/** Datadog's sites by name. */
export const SITE_OPTIONS: ReadonlyArray<PickerOption & { readonly value: Site }> = SITES.map((site) => ({
  value: site,
  label: `${NAMES[site]} (${site})`,
}));
