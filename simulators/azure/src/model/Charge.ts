import type { Day } from './calendar';
import type { Resource } from './Resource';

/** What one resource cost on one day. */
export interface Charge {
  readonly day: Day;
  readonly resource: Resource;
  /** In the resource's billing currency. */
  readonly cost: number;
  readonly costUsd: number;
  /** In the service's unit of measure. */
  readonly quantity: number;
}
