import type { Labels } from '@glance/data-frames';
import { compareLabels } from '@glance/data-source';
import type { Account } from '../../../shared/SendGridSettings';
import type { PeriodAxis } from './period';

/** An account with the periods that are shown of it. */
export interface AskedAccount {
  readonly account: Pick<Account, 'id' | 'name' | 'timeZone'>;
  readonly axis: PeriodAxis;
}

/** One figure of one account and name over the periods of the answer. */
export interface StatsSeries {
  readonly asked: AskedAccount;
  /** `''` for the source `global`. */
  readonly name: string;
  /** Name of the field: a metric, or `delivered_rate`. */
  readonly figure: string;
  readonly isRate: boolean;
  readonly labels: Labels;
  /** One for each period; null where there is none. */
  readonly values: ReadonlyArray<number | null>;
  /** Sum of all values, by which series are put in order. */
  readonly total: number;
}

/** The order of series: largest total first, then label text by UTF-16 code unit. */
export function compareSeries(a: StatsSeries, b: StatsSeries): number {
  return b.total - a.total || compareLabels(a.labels, b.labels);
}
