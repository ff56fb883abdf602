import type { Field } from './Field';
import type { FrameMeta } from './FrameMeta';

/** A table of columns: what a query answers with. Only a `CheckedFrame` can be encoded. */
export interface Frame {
  /** Overwrites the names of value fields in alert rules when not empty, so shapes leave it out. */
  readonly name?: string;
  /** Grafana sets it to the query's own when left out. */
  readonly refId?: string;
  readonly fields: readonly Field[];
  readonly meta?: FrameMeta;
}
