import type { Caller } from '@glance/user-input';
import type { CostChangesQuery } from './CostChangesQuery';
import type { CostsQueryModel, Top, UnsettledDays } from './CostsQuery';

/** What a `costs` query means where it says nothing. */
export interface CostsDefaults extends Required<Omit<CostsQueryModel, 'queryType' | 'schemaVersion' | 'top'>> {
  readonly unsettledDays: UnsettledDays;
}

/** What a `costChanges` query means where it says nothing. */
export interface CostChangesDefaults extends Pick<
  CostsDefaults,
  'scopes' | 'costType' | 'metric' | 'groupBy' | 'filters'
> {
  readonly baselineDays: number;
  readonly unsettledDays: CostChangesQuery['unsettledDays'];
  readonly figure: CostChangesQuery['figure'];
}

/** What `top` means where it names only a part. */
export const TOP_DEFAULTS: Top = { limit: 10, others: true };

const UNSETTLED_DAYS = 2;
// Four of each weekday: enough for one odd day not to count for much, and few enough for the baseline to keep up.
const BASELINE_DAYS = 28;

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

/** An alert rule compares a number with a threshold, so it gets one figure; a dashboard gets a table of all. */
export function costChangesDefaults(caller: Caller): CostChangesDefaults {
  const { scopes, costType, metric, groupBy, filters, unsettledDays } = costsDefaults(caller);
  return {
    scopes,
    costType,
    metric,
    groupBy,
    filters,
    baselineDays: BASELINE_DAYS,
    unsettledDays: { days: unsettledDays.days },
    figure: caller.fromAlert ? 'change' : undefined,
  };
}
