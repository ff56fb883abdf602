import { LegendDisplayMode, SortOrder, TooltipDisplayMode, type VizTooltipOptions } from '@grafana/schema';
import { useTheme2, type VizLegendOptions } from '@grafana/ui';
import { useMemo } from 'react';
import { isTimeSeries, prepareTimeSeries } from '../../charts/prepareTimeSeries';
import { TimeSeriesChart } from '../../charts/TimeSeriesChart';
import { NoData } from './NoData';
import { type PanelProps } from './PanelProps';

const legendDefaults: VizLegendOptions = {
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  showLegend: true,
  calcs: [],
};

const tooltipDefaults: VizTooltipOptions = { mode: TooltipDisplayMode.Multi, sort: SortOrder.None };

interface TimeSeriesOptions {
  readonly legend?: Partial<VizLegendOptions>;
  readonly tooltip?: Partial<VizTooltipOptions>;
}

/** A `timeseries` panel: stacked or not, lines or bars, as its field options say. */
export function TimeSeriesPanel({ panel, data, time, annotations, replaceVariables, width, height }: PanelProps) {
  const theme = useTheme2();
  const options: TimeSeriesOptions = panel.options;
  const frames = useMemo(
    () =>
      prepareTimeSeries({
        frames: data.series,
        fieldConfig: panel.fieldConfig,
        theme,
        timeZone: time.timeZone,
        replaceVariables,
      }),
    [data.series, panel.fieldConfig, theme, time.timeZone, replaceVariables]
  );
  const legend = useMemo(() => ({ ...legendDefaults, ...options.legend }), [options.legend]);

  if (!frames.some(isTimeSeries)) {
    return (
      <NoData data={data} text={data.series.some((frame) => frame.length > 0) ? 'Nothing over time' : undefined} />
    );
  }
  return (
    <TimeSeriesChart
      frames={frames}
      timeRange={data.timeRange}
      timeZone={time.timeZone}
      width={width}
      height={height}
      legend={legend}
      tooltip={{ ...tooltipDefaults, ...options.tooltip }}
      annotations={annotations}
      onZoom={time.setAbsolute}
    />
  );
}
