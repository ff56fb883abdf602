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
  TableCellDisplayMode,
  TableSortByFieldStateBuilder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { type DynamicConfigValue, FieldColorModeId, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { CHOSEN_DATA_SOURCE, type CostChangesFields, type CostsFields, CostsTarget } from './CostsTarget';

/** What every panel has: where it is and what it is called. The grid has 24 columns. */
interface PlacedPanel {
  readonly title: string;
  readonly description: string;
  readonly at: readonly [x: number, y: number, w: number, h: number];
}

/** A panel of costs. */
export interface CostPanel extends PlacedPanel {
  readonly query: CostsFields;
}

/** A panel of cost changes. */
export interface ChangesPanel extends PlacedPanel {
  readonly query: CostChangesFields;
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

/** How columns are shown, by their names in the data. */
export type ColumnStyles = Readonly<Record<string, ColumnStyle>>;

/** One row for each group. */
export function costTable({ columns, ...panel }: CostPanel & { readonly columns: ColumnStyles }): TableBuilder {
  return withColumns(placed(new TableBuilder(), panel), columns);
}

/** Columns of figures after those of labels: what costs more is red, what costs less is green. */
export function changesTable({ columns, ...panel }: ChangesPanel & { readonly columns: ColumnStyles }): TableBuilder {
  const table = withColumns(placed(new TableBuilder(), panel), {
    ...columns,
    current: { heading: 'Newest day' },
    baseline: { heading: 'Same weekday' },
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
  const steps = [
    { value: null, color: 'green' },
    { value: -smallest, color: 'text' },
    { value: smallest, color: 'red' },
  ];
  return [
    { id: 'custom.cellOptions', value: { type: TableCellDisplayMode.ColorText } },
    { id: 'color', value: { mode: FieldColorModeId.Thresholds } },
    { id: 'thresholds', value: { mode: ThresholdsMode.Absolute, steps } },
  ];
}

function withColumns(table: TableBuilder, columns: ColumnStyles): TableBuilder {
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
  { title, description, at, query }: CostPanel | ChangesPanel
): Builder {
  const [x, y, w, h] = at;
  return builder
    .title(title)
    .description(description)
    .gridPos({ x, y, w, h })
    .datasource(CHOSEN_DATA_SOURCE)
    .withTarget(new CostsTarget(query));
}
