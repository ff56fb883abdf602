import type { ConnectionJsonData, ConnectionSettings } from '@glance/user-input';
import type { Site } from './sites';

/** jsonData as it is saved and provisioned. */
export interface DatadogJsonData extends ConnectionJsonData {
  readonly site?: Site;
  /** Overrides the site's API address. */
  readonly apiUrl?: string;
  /** Overrides the site's own address in links. */
  readonly appUrl?: string;
  /** By how much alert rules look into the past. */
  readonly evaluationDelaySeconds?: number;
}

/** secureJsonData: never sent back to the browser. */
export interface DatadogSecureJsonData {
  readonly apiKey?: string;
  readonly applicationKey?: string;
  readonly tlsCACert?: string;
}

/** Settings after parsing: complete, in range, URLs without a slash at the end. */
export interface DatadogSettings extends ConnectionSettings {
  readonly site: Site;
  /** https URL, or http on the machine itself. */
  readonly apiUrl: string;
  /** The same, of the pages that links open. */
  readonly appUrl: string;
  readonly apiKey: string;
  readonly applicationKey: string;
  /** By how much alert rules look into the past where a query says nothing else. */
  readonly evaluationDelayMs: number;
  /** How long an answer that may still grow is fresh; 0 stores nothing. Default: one bucket, at least 10 s. */
  readonly cacheTtlMs?: number;
}
