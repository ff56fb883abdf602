import type { CostsQuestion } from './CostsQuestion';

/** A question to Azure about a scope and a run of days. */
export interface CostsRequest extends CostsQuestion {
  /** ARM path without a leading slash. */
  readonly scope: string;
  /** First day, `YYYY-MM-DD`, UTC. */
  readonly from: string;
  /** Last day, included. */
  readonly to: string;
}
