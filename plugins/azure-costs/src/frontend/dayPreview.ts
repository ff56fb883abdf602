import { type ShownTime } from '@glance/query-editor';
import { type Granularity, type UnsettledShow } from '../shared/CostsQuery';

const DAY_MS = 86_400_000;
const WEEK = 7;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export interface UnsettledChoice {
  readonly days: number;
  readonly show: UnsettledShow;
  readonly granularity: Granularity;
}

const WHAT_IS_DONE: Readonly<Record<UnsettledShow, string>> = {
  include: 'shown like the others',
  mark: 'shown, with a notice',
  drop: 'left out',
};

/** What a choice does to the days that are shown; undefined while no range is known, and for one in the future. */
export function unsettledDaysText(time: ShownTime, { days, show, granularity }: UnsettledChoice): string | undefined {
  const shown = shownDays(time);
  if (shown === undefined) {
    return undefined;
  }
  const unit = granularity === 'Monthly' ? 'month' : 'day';
  const firstUnsettled = shown.today - days + 1;
  if (days === 0 || slotOf(shown.last, unit) < slotOf(firstUnsettled, unit)) {
    return `No ${unit} of the time range is unsettled`;
  }
  const first = Math.max(shown.first, firstUnsettled);
  const names = [slotOf(first, unit), slotOf(shown.last, unit)];
  const isAll = slotOf(shown.first, unit) >= slotOf(firstUnsettled, unit);
  const effect = isAll && show === 'drop' ? 'left out, so that nothing remains' : WHAT_IS_DONE[show];
  return `${spanText(names, unit === 'day' && shown.last - first === 1)} unsettled: ${effect}`;
}

/** Which days a comparison compares; undefined while no range is known, and for one in the future. */
export function comparedDaysText(
  time: ShownTime,
  { unsettledDays, baselineDays }: { readonly unsettledDays: number; readonly baselineDays: number }
): string | undefined {
  const shown = shownDays(time);
  if (shown === undefined) {
    return undefined;
  }
  const current = Math.min(shown.last, shown.today - unsettledDays);
  const weeks = Math.floor(baselineDays / WEEK);
  const weekday = WEEKDAYS[new Date(current * DAY_MS).getUTCDay()] ?? '';
  const baseline = weeks === 1 ? `the ${weekday} before` : `the mean of the ${weeks} ${weekday}s before`;
  return `${weekday} ${dayText(current)} (UTC) is compared with ${baseline}`;
}

interface ShownDays {
  readonly first: number;
  readonly last: number;
  readonly today: number;
}

/** Days since 1970; the end of a range is exclusive, and an empty range counts as its one day. */
function shownDays({ range, nowMs }: ShownTime): ShownDays | undefined {
  const today = Math.floor(nowMs / DAY_MS);
  const first = range === undefined ? NaN : Math.floor(range.fromMs / DAY_MS);
  if (range === undefined || !(first <= today)) {
    return undefined;
  }
  const last = Math.max(first, Math.ceil(range.toMs / DAY_MS) - 1);
  return { first, last: Math.min(last, today), today };
}

// ISO texts sort as the time that they name.
function slotOf(day: number, unit: 'day' | 'month'): string {
  return unit === 'month' ? dayText(day).slice(0, 7) : dayText(day);
}

function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function spanText([first, last]: readonly string[], areNeighbours: boolean): string {
  if (first === last) {
    return `${first} (UTC) is`;
  }
  return `${first} ${areNeighbours ? 'and' : 'to'} ${last} (UTC) are`;
}
