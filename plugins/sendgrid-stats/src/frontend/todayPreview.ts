import { type ShownTime } from '@glance/query-editor';
import { dateTimeForTimeZone, type DurationUnit, getZone } from '@grafana/data';
import { type AccountModel, DEFAULT_TIME_ZONE } from '../shared/SendGridSettings';
import { type Aggregation, type TodayShow } from '../shared/StatsQuery';
import { accountName } from './accountName';

/** What the newest period is, and what becomes of it. */
export interface TodayPreview {
  /** Something of the range is partial. */
  readonly isPartial: boolean;
  readonly severity: 'info' | 'warning';
  readonly text: string;
}

export interface TodayChoice {
  readonly aggregatedBy: Aggregation;
  readonly show: TodayShow;
}

/** The accounts whose newest period is the same one. */
interface PartialPeriod {
  /** As it is written: a day, the first and last day of a week, a month. */
  readonly period: string;
  readonly zones: readonly string[];
  readonly accounts: readonly string[];
  /** The range begins with it, so that nothing is left without it. */
  readonly isAll: boolean;
}

const UNITS = { day: 'day', week: 'isoWeek', month: 'month' } as const satisfies Record<Aggregation, DurationUnit>;

const WHAT_IS_DONE: Readonly<Record<TodayShow, string>> = {
  include: 'shown like the others',
  mark: 'shown, with a notice',
  drop: 'left out',
};

const MAX_NAMED = 3;

/**
 * Which days, weeks or months of the shown range are partial because they contain today, in each account's zone, and
 * what becomes of them; undefined while no range is known, and for one in the future.
 */
export function todayPreview(
  accounts: readonly AccountModel[],
  { range, nowMs }: Pick<ShownTime, 'range' | 'nowMs'>,
  { aggregatedBy, show }: TodayChoice
): TodayPreview | undefined {
  const zoned = accounts.map((account) => ({ account, zone: account.timeZone?.trim() || DEFAULT_TIME_ZONE }));
  const known = zoned.filter(({ zone }) => getZone(zone) !== null);
  if (range === undefined || known.length === 0 || range.fromMs > nowMs) {
    return undefined;
  }
  const periods: PartialPeriod[] = [];
  for (const { account, zone } of known) {
    const today = currentPeriod(zone, aggregatedBy, nowMs);
    // The end of a range is exclusive.
    if (Math.max(range.fromMs, range.toMs - 1) >= today.startMs) {
      addTo(periods, { period: today.text, zone, name: accountName(account), isAll: range.fromMs >= today.startMs });
    }
  }
  if (periods.length === 0) {
    return { isPartial: false, severity: 'info', text: `No ${aggregatedBy} of the time range is partial` };
  }
  const empty = show === 'drop' ? periods.filter(({ isAll }) => isAll) : [];
  const rest = empty.length === 0 ? '' : `, so that nothing remains${emptyText(empty, known.length)}`;
  return {
    isPartial: true,
    severity: empty.length === 0 ? 'info' : 'warning',
    text: `${partialText(periods, aggregatedBy)}: ${WHAT_IS_DONE[show]}${rest}`,
  };
}

/** The period of a zone that contains an instant. */
function currentPeriod(zone: string, aggregatedBy: Aggregation, nowMs: number) {
  const unit = UNITS[aggregatedBy];
  const start = dateTimeForTimeZone(zone, nowMs).startOf(unit);
  const startMs = start.valueOf();
  const [first, last] = [start.format('YYYY-MM-DD'), dateTimeForTimeZone(zone, nowMs).endOf(unit).format('YYYY-MM-DD')];
  switch (aggregatedBy) {
    case 'day':
      return { startMs, text: first };
    case 'week':
      return { startMs, text: `${first} to ${last}` };
    case 'month':
      return { startMs, text: start.format('YYYY-MM') };
  }
}

function addTo(
  periods: PartialPeriod[],
  {
    period,
    zone,
    name,
    isAll,
  }: Pick<PartialPeriod, 'period' | 'isAll'> & { readonly zone: string; readonly name: string }
): void {
  const index = periods.findIndex((other) => other.period === period && other.isAll === isAll);
  const { zones = [], accounts = [] } = periods[index] ?? {};
  const next = { period, isAll, zones: [...new Set([...zones, zone])], accounts: [...accounts, name] };
  periods.splice(index === -1 ? periods.length : index, 1, next);
}

function partialText(periods: readonly PartialPeriod[], aggregatedBy: Aggregation): string {
  const [first] = periods;
  const dates = new Set(periods.map(({ period }) => period));
  if (first !== undefined && dates.size === 1) {
    const zones = listText([...new Set(periods.flatMap((period) => period.zones))]);
    return aggregatedBy === 'day'
      ? `${first.period} is today (${zones}) and partial`
      : `The ${aggregatedBy} ${first.period} contains today (${zones}) and is partial`;
  }
  const parts = periods.map(
    ({ period, accounts, zones }) => `${period} for ${listText(accounts)} (${listText(zones)})`
  );
  return `${aggregatedBy === 'day' ? 'Today' : `The ${aggregatedBy} that contains today`} is partial, ${parts.join('; ')}`;
}

function emptyText(empty: readonly PartialPeriod[], accountCount: number): string {
  const names = empty.flatMap(({ accounts }) => accounts);
  return names.length === accountCount ? '. Choose an earlier time range' : ` of ${listText(names)}`;
}

/** `A, B and C`, or `A, B, C and 4 more`. */
function listText(texts: readonly string[]): string {
  const rest = texts.length - MAX_NAMED;
  const named = rest > 1 ? [...texts.slice(0, MAX_NAMED), `${rest} more`] : texts;
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
}
