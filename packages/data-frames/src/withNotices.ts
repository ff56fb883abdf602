import type { CheckedFrame } from './CheckedFrame';
import { checkMeta } from './check/checkMeta';
import type { Notice } from './FrameMeta';

/** The frame with these notices after its own. Throws `FrameError` when one is not a notice. */
export function withNotices(frame: CheckedFrame, notices: readonly Notice[]): CheckedFrame {
  if (notices.length === 0) {
    return frame;
  }
  const noticed = { ...frame, meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), ...notices] } };
  checkMeta(noticed);
  return noticed;
}
