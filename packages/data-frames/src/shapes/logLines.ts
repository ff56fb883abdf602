import type { CheckedFrame } from '../CheckedFrame';
import type { Labels } from '../Field';
import { jsonField, stringField, timeField } from '../fieldBuilders';
import type { ShapeOptions } from './ShapeOptions';
import { shapedFrame } from './shapedFrame';

/** Log lines, column by column. */
export interface LogLinesInput extends ShapeOptions {
  /** Whole epoch milliseconds, in the order in which the lines are to be listed. */
  readonly timestamps: Float64Array | readonly number[];
  readonly bodies: readonly string[];
  readonly severities?: ReadonlyArray<string | null>;
  readonly ids?: ReadonlyArray<string | null>;
  readonly labels?: ReadonlyArray<Labels | null>;
}

/**
 * A `log-lines` frame with the field names and types that Grafana's log panel looks for, shown as logs in Explore. Not
 * for alert rules, which refuse it. Throws `FrameError`.
 */
export function logLines({ timestamps, bodies, severities, ids, labels, ...options }: LogLinesInput): CheckedFrame {
  return shapedFrame(
    'log-lines',
    [
      timeField('timestamp', timestamps, { nullable: false }),
      stringField('body', bodies, { nullable: false }),
      ...(severities === undefined ? [] : [stringField('severity', severities, { nullable: true })]),
      ...(ids === undefined ? [] : [stringField('id', ids, { nullable: true })]),
      ...(labels === undefined ? [] : [jsonField('labels', labels, { nullable: true })]),
    ],
    { ...options, meta: { preferredVisualisationType: 'logs', ...options.meta } }
  );
}
