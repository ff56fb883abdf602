import type { LogStore } from '../logs/LogStore';

/** What an application key may do. */
export const PERMISSIONS = ['logs_read_data', 'logs_read_index_data', 'logs_read_config'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** A key of a user, and what it may do. */
export interface ApplicationKey {
  readonly key: string;
  readonly permissions: readonly Permission[];
}

/** A customer of Datadog, who lives on one site. */
export interface Organisation {
  readonly name: string;
  /** For example `datadoghq.eu`. */
  readonly site: string;
  readonly apiKey: string;
  readonly applicationKeys: readonly ApplicationKey[];
  readonly store: LogStore;
}
