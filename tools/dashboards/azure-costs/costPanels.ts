import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import {
  chartPanel,
  type ChartStyle,
  colouredText,
  type ColumnStyles,
  type PlacedPanel,
  statPanel,
  type StatStyle,
  tablePanel,
} from '../panels';
import { type CostChangesFields, type CostsFields, CostsTarget } from './CostsTarget';

/** A panel of costs. */
export interface CostPanel extends Omit<PlacedPanel, 'targets'> {
  readonly query: CostsFields;
}

/** A panel of cost changes. */
export interface ChangesPanel extends Omit<PlacedPanel, 'targets'> {
  readonly query: CostChangesFields;
}

/** Costs over time. Units and currencies come with the data; the legend adds up what is shown. */
export function costChart({ query, ...panel }: CostPanel & { readonly style: ChartStyle }): TimeSeriesBuilder {
  const legendCalc = query.cumulative === true ? 'lastNotNull' : 'sum';
  return chartPanel({ ...panel, targets: [new CostsTarget(query)], legendCalc });
}

/** One large figure for each series. */
export function costStat({ query, ...panel }: CostPanel & StatStyle): StatBuilder {
  return statPanel({ ...panel, targets: [new CostsTarget(query)] });
}

/** One row for each group. */
export function costTable({ query, ...panel }: CostPanel & { readonly columns: ColumnStyles }): TableBuilder {
  return tablePanel({ ...panel, targets: [new CostsTarget(query)] });
}

/** Columns of figures after those of labels: what costs more is red, what costs less is green. */
export function changesTable({
  query,
  columns,
  ...panel
}: ChangesPanel & { readonly columns: ColumnStyles }): TableBuilder {
  const table = tablePanel({
    ...panel,
    targets: [new CostsTarget(query)],
    columns: { ...columns, current: { heading: 'Newest day' }, baseline: { heading: 'Same weekday' } },
  });
  return table
    .overrideByName('change', [{ id: 'displayName', value: CHANGE }, ...colouredBySign(0.005)])
    .overrideByName('changePercent', [
      { id: 'displayName', value: 'Change in %' },
      { id: 'decimals', value: 0 },
      // A percentage of nothing: the group had no cost on these weekdays.
      { id: 'noValue', value: 'new' },
      ...colouredBySign(0.5),
    ])
    .sortBy([new TableSortByFieldStateBuilder().displayName(CHANGE).desc(true)]);
}

const CHANGE = 'Change';

/** What rounds to 0 keeps the colour of text. */
function colouredBySign(smallest: number): DynamicConfigValue[] {
  return colouredText([
    { value: null, color: 'green' },
    { value: -smallest, color: 'text' },
    { value: smallest, color: 'red' },
  ]);
}
