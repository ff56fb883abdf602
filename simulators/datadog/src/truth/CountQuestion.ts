import type { StoredLog } from '../logs/LogEvent';

/** What to count, without any search syntax. Times are epoch milliseconds. */
export interface CountQuestion {
  /** Event times. */
  readonly fromMs: number;
  /** Not part of the range. */
  readonly toMs: number;
  /** Only what had arrived by then; default the simulator's present. */
  readonly asOfMs?: number;
  /**
   * Values by field, named as in searches (`service`, `@http.status_code`, `env`): one of them must be equal. Or a test.
   */
  readonly where?: Readonly<Record<string, TruthValue | readonly TruthValue[]>> | ((log: StoredLog) => boolean);
  /** Fields whose values logs are counted by; a log with several values counts for each. */
  readonly groupBy?: readonly string[];
}

/** A value of a field; `null` when the log has none. */
export type TruthValue = string | number | boolean | null;

/** What was counted. */
export interface Counted {
  readonly count: number;
  /** Largest first; empty without `groupBy`. */
  readonly groups: ReadonlyArray<{ readonly by: Readonly<Record<string, TruthValue>>; readonly count: number }>;
}
