import { type AbsoluteTimeRange, type RawTimeRange, type TimeRange, type TimeZone } from '@grafana/data';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom-v5-compat';
import { toTimeRange, toTimeRangeParams, type TimeRangeParams } from './timeRangeParams';

/** The page's time range and what changes it. */
export interface TimeRangeState {
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  /** Grows by one with every refresh, also when the range's ends are absolute and stay as they are. */
  readonly refreshCount: number;
  readonly setTimeZone: (timeZone: TimeZone) => void;
  readonly setRange: (raw: RawTimeRange) => void;
  readonly setAbsolute: (range: AbsoluteTimeRange) => void;
  readonly refresh: () => void;
}

/** Keeps the time range in the page's address, as Grafana does; `defaults` hold while the address names none. */
export function useTimeRange(defaults: TimeRangeParams & { readonly timeZone: TimeZone }): TimeRangeState {
  const [search, setSearch] = useSearchParams();
  const [refreshCount, setRefreshCount] = useState(0);
  const [timeZone, setTimeZone] = useState(defaults.timeZone);
  const from = search.get('from') ?? defaults.from;
  const to = search.get('to') ?? defaults.to;

  // refreshCount is no input of the range, but "now" has moved on when it changes.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const timeRange = useMemo(() => toTimeRange({ from, to }, timeZone), [from, to, timeZone, refreshCount]);

  const setParams = useCallback(
    (params: TimeRangeParams) =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous);
        next.set('from', params.from);
        next.set('to', params.to);
        return next;
      }),
    [setSearch]
  );
  const setRange = useCallback((raw: RawTimeRange) => setParams(toTimeRangeParams(raw)), [setParams]);
  const setAbsolute = useCallback(
    (range: AbsoluteTimeRange) => setParams({ from: String(range.from), to: String(range.to) }),
    [setParams]
  );
  const refresh = useCallback(() => setRefreshCount((count) => count + 1), []);

  return { timeRange, timeZone, refreshCount, setTimeZone, setRange, setAbsolute, refresh };
}
