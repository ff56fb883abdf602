import type { DatadogSettings } from '../shared/DatadogSettings';

type Texts = Readonly<Record<string, string | undefined>>;

/** What decides Datadog's answers: two data sources that differ in any of it never share one. */
export interface OwnerSettings {
  /** What may be known to others. */
  readonly names: Texts;
  /** What only those know who may have the answers. */
  readonly secrets: Texts;
}

/** Lists what decides the answers that a data source gets. */
export function ownerSettings(settings: DatadogSettings): OwnerSettings {
  const { site, apiUrl, caPem, tlsSkipVerify, apiKey, applicationKey } = settings;
  return {
    names: { site, apiUrl, caPem, tlsSkipVerify: String(tlsSkipVerify) },
    secrets: { apiKey, applicationKey },
  };
}
