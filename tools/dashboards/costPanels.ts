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

/** How a chart is drawn: areas on top of each other, or lines that can be compared. */
export type ChartStyle = 'stackedAreas' | 'lines';

/** Costs over time. Units and currencies come with the data; the legend adds up what is shown. */
export function costChart({ style, ...panel }: CostPanel & { readonly style: ChartStyle }): TimeSeriesBuilder {
  const isStacked = style === 'stackedAreas';
  const legend = new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.Table)
    .placement(LegendPlacement.Bottom)
    .calcs(panel.query.cumulative === true ? ['lastNotNull'] : ['sum']);
  return placed(new TimeSeriesBuilder(), panel)
    .drawStyle(GraphDrawStyle.Line)
    .lineWidth(isStacked ? 1 : 2)
    .fillOpacity(isStacked ? 45 : 0)
    .showPoints(VisibilityMode.Never)
    .axisPlacement(AxisPlacement.Auto)
    .axisSoftMin(0)
    .stacking(new StackingConfigBuilder().mode(isStacked ? StackingMode.Normal : StackingMode.None).group('A'))
    .legend(legend)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}

/** What a large figure is made of: one of Grafana's reducers, and whether the series is drawn behind it. */
export interface StatStyle {
  readonly calc: 'sum' | 'mean' | 'lastNotNull';
  readonly hasSparkline: boolean;
}

/** One large figure for each series. */
export function costStat({ calc, hasSparkline, ...panel }: CostPanel & StatStyle): StatBuilder {
  return placed(new StatBuilder(), panel)
    .reduceOptions(new ReduceDataOptionsBuilder().values(false).calcs([calc]))
    .colorMode(BigValueColorMode.Value)
    .graphMode(hasSparkline ? BigValueGraphMode.Area : BigValueGraphMode.None);
}

/** What becomes of a column of the data: another heading, or nothing at all. */
export type ColumnStyle = { readonly heading: string } | 'hidden';

/** One row for each group. `columns` styles columns by their names in the data. */
export function costTable({
  columns,
  ...panel
}: CostPanel & { readonly columns: Readonly<Record<string, ColumnStyle>> }): TableBuilder {
  const table = placed(new TableBuilder(), panel);
  for (const [name, style] of Object.entries(columns)) {
    const property =
      style === 'hidden' ? { id: 'custom.hideFrom.viz', value: true } : { id: 'displayName', value: style.heading };
    table.overrideByName(name, [property]);
  }
  return table;
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
