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

/**
 * A query without the values that equal the dashboard's defaults: what an editor saves. A saved default would turn
 * into a decision when an alert rule is made from the panel.
 */
export function withoutDefaults(query: CostsQueryModel): CostsQueryModel {
  const { unsettledDays, top, ...fields } = query;
  const defaults: Readonly<Record<string, unknown>> = { ...costsDefaults({ fromAlert: false }), schemaVersion: 1 };
  const kept = changedParts(fields, defaults) as CostsQueryModel;
  const changedDays = changedParts(unsettledDays ?? {}, costsDefaults({ fromAlert: false }).unsettledDays);
  return {
    ...kept,
    // An empty `top` still means the ten largest groups, so only its parts are left out.
    ...(top && { top: changedParts(top, { others: TOP_DEFAULTS.others }) }),
    ...(Object.keys(changedDays).length > 0 && { unsettledDays: changedDays }),
  };
}

function changedParts<T extends object>(parts: T, defaults: object): Partial<T> {
  const known = new Map<string, unknown>(Object.entries(defaults));
  const changed = Object.entries(parts).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(known.get(key))
  );
  return Object.fromEntries(changed) as Partial<T>;
}
