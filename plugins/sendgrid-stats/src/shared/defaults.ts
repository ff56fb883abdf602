import type { Caller } from '@glance/user-input';
import { FIGURES, type Figure } from './AccountQuery';
import type { Metric, Source } from './sources';
import { ALL, type StatsQueryModel, type Top } from './StatsQuery';

/** What a `stats` query means where it says nothing. */
export interface StatsDefaults extends Required<Omit<StatsQueryModel, 'queryType' | 'schemaVersion' | 'top'>> {
  readonly top: Top;
}

const METRIC_DEFAULTS = {
  global: ['requests', 'delivered'],
  categories: ['requests', 'delivered'],
  subusers: ['requests', 'delivered'],
  mailboxProviders: ['delivered'],
} as const satisfies Record<Source, readonly Metric[]>;

export const DEFAULT_SOURCE: Source = 'global';

/** Alert rules leave out today, whose figures are partial, so that a morning never looks like an outage. */
export function statsDefaults({ fromAlert }: Caller, source: Source = DEFAULT_SOURCE): StatsDefaults {
  return {
    source: DEFAULT_SOURCE,
    accounts: [ALL],
    names: [ALL],
    top: { limit: 10, by: 'delivered' },
    metrics: METRIC_DEFAULTS[source],
    rates: [],
    aggregatedBy: 'day',
    today: fromAlert ? 'drop' : 'mark',
    format: 'timeseries',
    legendFormat: '',
  };
}

/** An alert rule compares a number with a threshold, so it gets one figure. */
export function figureDefaults({ fromAlert }: Caller): readonly Figure[] {
  return fromAlert ? ['remain'] : FIGURES;
}
