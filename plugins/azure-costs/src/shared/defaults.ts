import type { Caller } from './Caller';
import type { CostsQueryModel, Top, UnsettledDays } from './CostsQuery';

/** What a `costs` query means where it says nothing. */
export interface CostsDefaults extends Required<Omit<CostsQueryModel, 'queryType' | 'schemaVersion' | 'top'>> {
  readonly unsettledDays: UnsettledDays;
}

/** What `top` means where it names only a part. */
export const TOP_DEFAULTS: Top = { limit: 10, others: true };

const UNSETTLED_DAYS = 2;

/** Alert rules leave out the days that Azure may still change, so that a half-finished day never fires or resolves one. */
export function costsDefaults(caller: Caller): CostsDefaults {
  return {
    scopes: [],
    costType: 'ActualCost',
    metric: 'Cost',
    granularity: 'Daily',
    groupBy: [],
    filters: [],
    cumulative: false,
    unsettledDays: { days: UNSETTLED_DAYS, show: caller.fromAlert ? 'drop' : 'mark' },
    format: 'timeseries',
    legendFormat: '',
  };
}
