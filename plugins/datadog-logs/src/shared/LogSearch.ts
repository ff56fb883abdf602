export const STORAGE_TIERS = ['indexes', 'online-archives', 'flex'] as const;

/** Where Datadog keeps logs. */
export type StorageTier = (typeof STORAGE_TIERS)[number];

/** The index name that stands for all of them. */
export const ALL_INDEXES = '*';

/** Which logs are meant, as it is saved. */
export interface LogSearchModel {
  /** Datadog log search text. */
  readonly query?: string;
  readonly indexes?: readonly string[];
  readonly storageTier?: StorageTier;
}

/** Which logs are meant. */
export interface LogSearch {
  /** Never empty: `*` finds everything. */
  readonly query: string;
  /** Each once, in the order of UTF-16 code units; `["*"]` alone where all are meant. */
  readonly indexes: readonly string[];
  readonly storageTier: StorageTier;
}
