/** Median nanoseconds by contender. */
export type ByContender = Readonly<Record<'ours' | 'lruCache' | 'asyncCacheDedupe', number>>;

/** What was counted while a shape was asked, in ours. */
export interface Loads {
  /** Loads for each time that the shape was asked. */
  readonly calls: number;
  /** Months that those loads were about. */
  readonly months: number;
}

/** Some months of a range, put together in three ways. Times are median nanoseconds. */
export interface ChunksReport {
  readonly months: number;
  readonly missing: number;
  readonly chunks: number;
  readonly singleGets: number;
  readonly wholeRange: number;
  readonly loads: Readonly<Record<'chunks' | 'singleGets' | 'wholeRange', Loads>>;
}

/** What `cache.bench.ts` prints. */
export interface CacheReport {
  readonly hit: ByContender;
  /** For all 100 who wait for one answer. */
  readonly coalesced: ByContender;
  readonly miss: ByContender;
  /** For all 100 who wait for one failure. */
  readonly failing: ByContender;
  readonly counts: {
    /** Loads while everything was held. */
    readonly hitLoads: number;
    /** Loads for each answer that 100 wait for. */
    readonly coalescedLoads: number;
    readonly missLoads: number;
    readonly failingLoads: number;
    /** Of the 100 who wait, how many are told of the failure. */
    readonly failingErrors: number;
  };
  readonly chunks: readonly ChunksReport[];
}
