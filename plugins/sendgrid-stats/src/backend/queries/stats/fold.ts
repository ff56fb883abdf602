import { type CalendarDay, type DayRange, isWithin } from '@glance/time-buckets';
import { DIVISORS, METRICS, NAME_LABELS, type Metric, type Rate } from '../../../shared/sources';
import type { StatsQuery } from '../../../shared/StatsQuery';
import { type AskedAccount, compareSeries, type StatsSeries } from './StatsSeries';
import { columnOf, type StatsTable } from './StatsTable';

/** What SendGrid answered about an account and a month. */
export interface AccountAnswer {
  readonly asked: AskedAccount;
  readonly table: StatsTable;
  /** Shown days that SendGrid was not asked about, because they had not come yet. */
  readonly neverAsked?: DayRange;
}

export interface FoldInput {
  readonly query: StatsQuery;
  readonly answers: readonly AccountAnswer[];
  /** Which names are shown of an account that answered, in any order; for `global` `['']`. Default: all, or the top. */
  readonly namesOf: (asked: AskedAccount) => readonly string[] | undefined;
}

/** The figures of a name over the periods, all of the source. */
interface Accumulator {
  readonly asked: AskedAccount;
  readonly name: string;
  /** Period by period all figures of the source. */
  readonly figures: Float64Array;
  /** Periods with a day that was never asked about. */
  readonly unknown: ReadonlySet<number>;
}

/**
 * Makes series of answers. Days outside what is shown are left out (months are larger than it); months come together;
 * weeks and months are sums of their days, and a rate is made of the sums, never of rates. A period without a row had no
 * mail and is 0; one with a day that was never asked about is null, and so is a rate of nothing.
 */
export function foldStats({ query, answers, namesOf }: FoldInput): readonly StatsSeries[] {
  const { source, metrics, rates } = query;
  const figures = [
    ...metrics.map((metric) => ({ field: metric, valueOf: metricReader(query, metric), isRate: false })),
    ...rates.map((rate) => ({ field: `${rate}_rate`, valueOf: rateReader(query, rate), isRate: true })),
  ];
  const groups = accumulate(query, answers).flatMap((ofAccount) => shownNames(query, ofAccount, namesOf));
  const series = groups.flatMap((group) =>
    figures.map(({ field, valueOf, isRate }) => {
      const values = Array.from(group.asked.axis.times, (_, slot) =>
        group.unknown.has(slot) ? null : valueOf(group, slot)
      );
      const nameLabel = source === 'global' ? undefined : NAME_LABELS[source];
      return {
        asked: group.asked,
        name: group.name,
        figure: field,
        isRate,
        labels: {
          account: group.asked.account.name,
          ...(nameLabel && { [nameLabel]: group.name }),
          ...(figures.length > 1 && { metric: field }),
        },
        values,
        total: values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
      };
    })
  );
  return series.sort(compareSeries);
}

type Read = (group: Accumulator, slot: number) => number | null;

function metricReader({ source }: StatsQuery, metric: Metric): Read {
  const column = columnOf(source, metric);
  const width = METRICS[source].length;
  return ({ figures }, slot) => figures[slot * width + column] ?? 0;
}

function rateReader(query: StatsQuery, rate: Rate): Read {
  const part = metricReader(query, rate);
  const whole = metricReader(query, DIVISORS[rate]);
  return (group, slot) => {
    const divisor = whole(group, slot) ?? 0;
    return divisor === 0 ? null : (100 * (part(group, slot) ?? 0)) / divisor;
  };
}

/** The accumulators of each account that answered, name by name. */
function accumulate(query: StatsQuery, answers: readonly AccountAnswer[]): ReadonlyArray<readonly Accumulator[]> {
  const byAccount = new Map<AskedAccount, readonly AccountAnswer[]>();
  for (const answer of answers) {
    byAccount.set(answer.asked, [...(byAccount.get(answer.asked) ?? []), answer]);
  }
  return [...byAccount].map(([asked, ofAccount]) => accumulateAccount(query, asked, ofAccount));
}

function accumulateAccount(
  query: StatsQuery,
  asked: AskedAccount,
  answers: readonly AccountAnswer[]
): readonly Accumulator[] {
  const groups = new Map<string, Accumulator>();
  const unknown = unknownSlots(asked, answers);
  const width = METRICS[query.source].length;
  const groupOf = (name: string): Accumulator => {
    const known = groups.get(name) ?? {
      asked,
      name,
      figures: new Float64Array(asked.axis.times.length * width),
      unknown,
    };
    groups.set(name, known);
    return known;
  };
  // Names that are asked for have series also without mail; others must have some on the days that are shown.
  (query.source === 'global' ? [''] : (query.names ?? [])).forEach(groupOf);
  for (const { table } of answers) {
    table.dayOfRow.forEach((number, row) => {
      const day = number as CalendarDay;
      if (isWithin(asked.axis.days, day)) {
        const { figures } = groupOf(table.names[table.nameOfRow[row] ?? 0] ?? '');
        const at = asked.axis.slotOf(day) * width;
        for (let column = 0; column < width; column += 1) {
          figures[at + column] = (figures[at + column] ?? 0) + (table.figures[row * width + column] ?? 0);
        }
      }
    });
  }
  return [...groups.values()];
}

function unknownSlots({ axis }: AskedAccount, answers: readonly AccountAnswer[]): ReadonlySet<number> {
  const slots = new Set<number>();
  for (const { neverAsked } of answers) {
    for (let day = neverAsked?.first ?? 0; neverAsked && day <= neverAsked.last; day += 1) {
      slots.add(axis.slotOf(day as CalendarDay));
    }
  }
  return slots;
}

function shownNames(
  query: StatsQuery,
  groups: readonly Accumulator[],
  namesOf: FoldInput['namesOf']
): readonly Accumulator[] {
  const [first] = groups;
  const names = first && namesOf(first.asked);
  if (names !== undefined) {
    return groups.filter(({ name }) => names.includes(name));
  }
  const by = metricReader(query, query.top.by);
  const totalOf = (group: Accumulator) => {
    let total = 0;
    for (let slot = 0; slot < group.asked.axis.times.length; slot += 1) {
      total += by(group, slot) ?? 0;
    }
    return total;
  };
  return groups
    .map((group) => ({ group, total: totalOf(group) }))
    .sort((a, b) => b.total - a.total || (a.group.name < b.group.name ? -1 : 1))
    .slice(0, query.top.limit)
    .map(({ group }) => group);
}
