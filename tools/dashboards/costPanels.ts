import {
  AxisPlacement,
  BigValueColorMode,
  BigValueGraphMode,
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { CHOSEN_DATA_SOURCE, type CostsFields, CostsTarget } from './CostsTarget';

/** What every panel has: where it is, what it is called, and its query. The grid has 24 columns. */
export interface CostPanel {
  readonly title: string;
  readonly description: string;
  readonly at: readonly [x: number, y: number, w: number, h: number];
  readonly query: CostsFields;
}

/** How a chart is drawn: areas on top of each other, lines side by side, or bars on top of each other. */
export type ChartStyle = 'stackedAreas' | 'lines' | 'stackedBars';

/** Costs over time. Units and currencies come with the data; the legend adds up what is shown. */
export function costChart({ style, ...panel }: CostPanel & { readonly style: ChartStyle }): TimeSeriesBuilder {
  const isStacked = style !== 'lines';
  const isBars = style === 'stackedBars';
  const legend = new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.Table)
    .placement(LegendPlacement.Bottom)
    .calcs(panel.query.cumulative === true ? ['lastNotNull'] : ['sum']);
  return placed(new TimeSeriesBuilder(), panel)
    .drawStyle(isBars ? GraphDrawStyle.Bars : GraphDrawStyle.Line)
    .lineWidth(style === 'lines' ? 2 : 1)
    .fillOpacity(isBars ? 80 : isStacked ? 45 : 0)
    .showPoints(VisibilityMode.Never)
    .axisPlacement(AxisPlacement.Auto)
    .stacking(new StackingConfigBuilder().mode(isStacked ? StackingMode.Normal : StackingMode.None).group('A'))
    .legend(legend)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}

/** One large figure for each series. `calc` is one of Grafana's reducers. */
export function costStat({
  calc,
  ...panel
}: CostPanel & { readonly calc: 'sum' | 'mean' | 'lastNotNull' }): StatBuilder {
  return placed(new StatBuilder(), panel)
    .reduceOptions(new ReduceDataOptionsBuilder().values(false).calcs([calc]))
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.Area);
}

/** One row for each group. `columns` gives the headings of columns by their names in the data. */
export function costTable({
  columns,
  ...panel
}: CostPanel & { readonly columns: Readonly<Record<string, string>> }): TableBuilder {
  const table = placed(new TableBuilder(), panel);
  for (const [name, heading] of Object.entries(columns)) {
    table.overrideByName(name, [{ id: 'displayName', value: heading }]);
  }
  return table.overrideByName('subscriptionId', [{ id: 'custom.hidden', value: true }]);
}

interface PlaceableBuilder {
  title(title: string): this;
  description(description: string): this;
  gridPos(gridPos: { x: number; y: number; w: number; h: number }): this;
  datasource(datasource: typeof CHOSEN_DATA_SOURCE): this;
  withTarget(target: CostsTarget): this;
}

function placed<Builder extends PlaceableBuilder>(
  builder: Builder,
  { title, description, at, query }: CostPanel
): Builder {
  const [x, y, w, h] = at;
  return builder
    .title(title)
    .description(description)
    .gridPos({ x, y, w, h })
    .datasource(CHOSEN_DATA_SOURCE)
    .withTarget(new CostsTarget(query));
}
