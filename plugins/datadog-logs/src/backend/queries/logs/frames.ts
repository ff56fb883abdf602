import { type CheckedFrame, type FrameMeta, logLines } from '@glance/data-frames';
import type { HeldLogs } from './HeldLogs';

export interface LogsFrameInput {
  readonly lines: HeldLogs['lines'];
  readonly meta: Pick<FrameMeta, 'notices' | 'custom' | 'executedQueryString'>;
}

/** The frame of a list of logs, in its order; without logs it has its columns all the same, as log panels want. */
export function logsFrame({ lines, meta }: LogsFrameInput): CheckedFrame {
  return logLines({
    timestamps: Float64Array.from(lines, ({ timestampMs }) => timestampMs),
    bodies: lines.map(({ body }) => body),
    severities: lines.map(({ level }) => level),
    ids: lines.map(({ id }) => id),
    labels: lines.map(({ labels }) => labels),
    meta,
  });
}
