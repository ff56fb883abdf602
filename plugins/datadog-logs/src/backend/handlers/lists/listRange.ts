import { refuseBackwards } from '@glance/data-source';
import { floorTo, type TimeRange } from '../../../shared/interval';
import { inTheFuture } from '../inTheFuture';

/** Lists are looked up again so often; the time that they are about moves on in the same steps. */
export const LIST_STEP_MS = 5 * 60_000;

const DAY_MS = 86_400_000;

/**
 * The time whose logs make a list: the asked one, rounded out to steps, so that whoever opens a dashboard within five
 * minutes asks one question; without one the last day.
 * @throws PluginError for a range that runs backwards or lies wholly in the future
 */
export function listRange(asked: TimeRange | undefined, nowMs: number): TimeRange {
  const { fromMs, toMs } = asked ?? { fromMs: nowMs - DAY_MS, toMs: nowMs };
  refuseBackwards({ fromMs, toMs });
  if (fromMs > nowMs) {
    throw inTheFuture(fromMs);
  }
  const start = floorTo(fromMs, LIST_STEP_MS);
  const end = -floorTo(-toMs, LIST_STEP_MS);
  return { fromMs: start, toMs: Math.max(end, start + LIST_STEP_MS) };
}
