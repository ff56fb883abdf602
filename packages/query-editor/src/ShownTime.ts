import { type PanelData, type TimeRange } from '@grafana/data';

/** What a panel shows: its range, the present, and how many points it can draw. */
export interface ShownTime {
  /** Epoch ms; undefined while no range is known. */
  readonly range: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly nowMs: number;
  readonly maxDataPoints: number;
}

// What Grafana asks for where no panel says how wide it is.
const USUAL_POINTS = 1000;

/** @param nowMs epoch ms */
export function shownTime(range: TimeRange | undefined, data: PanelData | undefined, nowMs: number): ShownTime {
  const shown = range ?? data?.request?.range ?? data?.timeRange;
  const [fromMs, toMs] = [shown?.from.valueOf() ?? NaN, shown?.to.valueOf() ?? NaN];
  return {
    range: fromMs <= toMs ? { fromMs, toMs } : undefined,
    nowMs,
    maxDataPoints: data?.request?.maxDataPoints ?? USUAL_POINTS,
  };
}
