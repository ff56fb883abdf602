import { EventBusSrv, type AbsoluteTimeRange, type DataFrame, type TimeRange, type TimeZone } from '@grafana/data';
import { type VizLegendOptions, type VizTooltipOptions } from '@grafana/schema';
import {
  PanelContextProvider,
  SeriesVisibilityChangeMode,
  TimeSeries,
  TooltipPlugin,
  ZoomPlugin,
  type PanelContext,
} from '@grafana/ui';
import { useMemo, useState } from 'react';
import { AnnotationLayer } from '../annotations/AnnotationLayer';
import { type AnnotationMark } from '../annotations/AnnotationMark';
import { hideSeries, seriesNames } from './prepareTimeSeries';
import { toggleSeries, type HiddenSeries } from './seriesVisibility';

interface Props {
  /** Prepared by `prepareTimeSeries`; at least one frame. */
  readonly frames: readonly DataFrame[];
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  readonly width: number;
  readonly height: number;
  /** Must be the same object between redraws: the chart prepares its frames again when it is not. */
  readonly legend: VizLegendOptions;
  readonly tooltip: VizTooltipOptions;
  readonly annotations: readonly AnnotationMark[];
  readonly onZoom: (range: AbsoluteTimeRange) => void;
}

/** Grafana's chart of values over time, with legend toggling, tooltip and zoom by dragging. */
export function TimeSeriesChart(props: Props) {
  const { frames, timeRange, timeZone, width, height, legend, tooltip, annotations, onZoom } = props;
  const [hidden, setHidden] = useState<HiddenSeries>(new Set());
  const shown = useMemo(() => hideSeries(frames, hidden), [frames, hidden]);

  const context = useMemo<PanelContext>(
    () => ({
      eventsScope: 'chart',
      eventBus: new EventBusSrv(),
      onToggleSeriesVisibility: (label, mode) =>
        setHidden((current) =>
          toggleSeries(current, {
            label,
            withModifier: mode === SeriesVisibilityChangeMode.AppendToSelection,
            all: seriesNames(frames),
          })
        ),
    }),
    [frames]
  );

  return (
    <PanelContextProvider value={context}>
      <TimeSeries
        frames={shown}
        timeRange={timeRange}
        timeZone={timeZone}
        width={width}
        height={height}
        legend={legend}
      >
        {(config, alignedFrame) => (
          <>
            <ZoomPlugin config={config} onZoom={onZoom} />
            <AnnotationLayer config={config} marks={annotations} />
            <TooltipPlugin
              data={alignedFrame}
              config={config}
              mode={tooltip.mode}
              sortOrder={tooltip.sort}
              timeZone={timeZone}
            />
          </>
        )}
      </TimeSeries>
    </PanelContextProvider>
  );
}
