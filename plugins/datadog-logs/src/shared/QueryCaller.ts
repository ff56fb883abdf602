import type { Caller } from '@glance/user-input';

/** Who asks, and what the data source says about alert rules. */
export interface QueryCaller extends Caller {
  /** By how much alert rules look into the past where a query says nothing else: `evaluationDelaySeconds` of the settings. */
  readonly evaluationDelayMs: number;
}
