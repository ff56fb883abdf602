/** Where a log is kept. */
export const STORAGE_TIERS = ['indexes', 'online-archives', 'flex'] as const;
export type StorageTier = (typeof STORAGE_TIERS)[number];

/** A log as somebody sends it. Times are epoch milliseconds. */
export interface LogEvent {
  /** When it happened; what searches and buckets go by. */
  readonly timeMs: number;
  /** When it can be found first; default `timeMs`. */
  readonly arrivalMs?: number;
  readonly message: string;
  /** Kept in lower case; default `info`. */
  readonly status?: string;
  readonly service?: string;
  readonly host?: string;
  readonly source?: string;
  /** Short for the tag `env:…`. */
  readonly env?: string;
  /** `key:value`, or words without a colon. */
  readonly tags?: readonly string[];
  /** Plain JSON; found as `@a.b`, and in arrays as several values of one facet. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Default: the first index of the organisation. */
  readonly index?: string;
  /** Default `indexes`. */
  readonly tier?: StorageTier;
}

/** A log as it is kept. */
export interface StoredLog {
  /** Tells apart logs of the same millisecond, and orders them. */
  readonly sequence: number;
  readonly timeMs: number;
  readonly arrivalMs: number;
  readonly message: string;
  readonly status: string;
  readonly service?: string;
  readonly host?: string;
  readonly source?: string;
  readonly tags: readonly string[];
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly index: string;
  readonly tier: StorageTier;
}

const NO_TAGS: readonly string[] = [];

/** Fills in what was left out. */
export function storedLog(event: LogEvent, sequence: number, defaultIndex: string): StoredLog {
  const { env, tags = NO_TAGS, arrivalMs = event.timeMs, status = 'info' } = event;
  return {
    sequence,
    timeMs: event.timeMs,
    arrivalMs,
    message: event.message,
    status: status.toLowerCase(),
    service: event.service,
    host: event.host,
    source: event.source,
    tags: env === undefined ? tags : [`env:${env}`, ...tags],
    attributes: event.attributes,
    index: event.index ?? defaultIndex,
    tier: event.tier ?? 'indexes',
  };
}
