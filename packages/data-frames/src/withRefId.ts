import type { CheckedFrame } from './CheckedFrame';

/** The frame as an answer to the query `refId`. */
export function withRefId(frame: CheckedFrame, refId: string): CheckedFrame {
  return { ...frame, refId };
}
