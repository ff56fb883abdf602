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
  TableCellBackgroundDisplayMode,
  TableCellDisplayMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type DynamicConfigValue,
  FieldColorModeId,
  type Threshold,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { ChosenDataSource } from './chosenDataSource';
import type { QueryTarget } from './QueryTarget';

/** What every panel has: what it is called, where it is, and what it asks. The grid has 24 columns. */
export interface PlacedPanel {
  readonly title: string;
  readonly description: string;
  readonly at: readonly [x: number, y: number, w: number, h: number];
  /** At least one, all of one data source. */
  readonly targets: readonly QueryTarget[];
}

/** One of Grafana's reducers. */
export type Calc = 'sum' | 'mean' | 'max' | 'lastNotNull';

/** How a chart is drawn: areas or bars on top of each other, or lines that can be compared. */
export type ChartStyle = 'stackedAreas' | 'stackedBars' | 'lines';

const DRAWN = {
  stackedAreas: { drawStyle: GraphDrawStyle.Line, lineWidth: 1, fillOpacity: 45, stacking: StackingMode.Normal },
  stackedBars: { drawStyle: GraphDrawStyle.Bars, lineWidth: 0, fillOpacity: 100, stacking: StackingMode.Normal },
  lines: { drawStyle: GraphDrawStyle.Line, lineWidth: 2, fillOpacity: 0, stacking: StackingMode.None },
} as const satisfies Record<ChartStyle, object>;

/** How a chart is drawn, and what its legend tells of each series. */
export interface ChartLook {
  readonly style: ChartStyle;
  /** Default: the legend tells names only. */
  readonly legendCalc?: Calc;
  /** A table is easier to compare; a list has room for all of ten series. Default `Table`. */
  readonly legendMode?: LegendDisplayMode;
}

/** Values over time. Units come with the data. */
export function chartPanel({
  style,
  legendCalc,
  legendMode = LegendDisplayMode.Table,
  ...panel
}: PlacedPanel & ChartLook): TimeSeriesBuilder {
  const { drawStyle, lineWidth, fillOpacity, stacking } = DRAWN[style];
  const legend = new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(legendMode)
    .placement(LegendPlacement.Bottom)
    .calcs(legendCalc === undefined ? [] : [legendCalc]);
  return placed(new TimeSeriesBuilder(), panel)
    .drawStyle(drawStyle)
    .lineWidth(lineWidth)
    .fillOpacity(fillOpacity)
    .showPoints(VisibilityMode.Never)
    .axisPlacement(AxisPlacement.Auto)
    .axisSoftMin(0)
    .stacking(new StackingConfigBuilder().mode(stacking).group('A'))
    .legend(legend)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}

/** What a large figure is made of, and whether the series is drawn behind it. */
export interface StatStyle {
  readonly calc: Calc;
  readonly hasSparkline: boolean;
}

/** One large figure for each series. */
export function statPanel({ calc, hasSparkline, ...panel }: PlacedPanel & StatStyle): StatBuilder {
  return placed(new StatBuilder(), panel)
    .reduceOptions(new ReduceDataOptionsBuilder().values(false).calcs([calc]))
    .colorMode(BigValueColorMode.Value)
    .graphMode(hasSparkline ? BigValueGraphMode.Area : BigValueGraphMode.None);
}

/** What becomes of a column of the data: another heading, or nothing at all. */
export type ColumnStyle = { readonly heading: string } | 'hidden';

/** How columns are shown, by their names in the data. */
export type ColumnStyles = Readonly<Record<string, ColumnStyle>>;

/** One row for each row of the data. */
export function tablePanel({ columns, ...panel }: PlacedPanel & { readonly columns: ColumnStyles }): TableBuilder {
  const table = placed(new TableBuilder(), panel);
  for (const [name, style] of Object.entries(columns)) {
    const property =
      style === 'hidden' ? { id: 'custom.hideFrom.viz', value: true } : { id: 'displayName', value: style.heading };
    table.overrideByName(name, [property]);
  }
  return table;
}

/** Properties of a column whose text has the colour of the step that its value has reached. */
export function colouredText(steps: readonly Threshold[]): DynamicConfigValue[] {
  return coloured({ type: TableCellDisplayMode.ColorText }, steps);
}

/** The same for its cells; that their text can be read is Grafana's care. */
export function colouredCells(steps: readonly Threshold[]): DynamicConfigValue[] {
  const type = TableCellDisplayMode.ColorBackground;
  return coloured({ type, mode: TableCellBackgroundDisplayMode.Basic }, steps);
}

interface CellOptions {
  readonly type: TableCellDisplayMode;
  readonly mode?: TableCellBackgroundDisplayMode;
}

function coloured(cell: CellOptions, steps: readonly Threshold[]): DynamicConfigValue[] {
  return [
    { id: 'custom.cellOptions', value: cell },
    { id: 'color', value: { mode: FieldColorModeId.Thresholds } },
    { id: 'thresholds', value: { mode: ThresholdsMode.Absolute, steps } },
  ];
}

interface PlaceableBuilder {
  title(title: string): this;
  description(description: string): this;
  gridPos(gridPos: { x: number; y: number; w: number; h: number }): this;
  datasource(datasource: ChosenDataSource): this;
  withTarget(target: QueryTarget): this;
}

/** Gives a panel its name, its place and its queries. */
export function placed<Builder extends PlaceableBuilder>(
  builder: Builder,
  { title, description, at, targets }: PlacedPanel
): Builder {
  const [x, y, w, h] = at;
  builder.title(title).description(description).gridPos({ x, y, w, h });
  for (const target of targets) {
    builder.datasource(target.dataSource).withTarget(target);
  }
  return builder;
}
