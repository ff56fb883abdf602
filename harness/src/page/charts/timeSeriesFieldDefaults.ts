import { type FieldConfig } from '@grafana/data';
import {
  AxisColorMode,
  AxisPlacement,
  BarAlignment,
  GraphDrawStyle,
  GraphGradientMode,
  LineInterpolation,
  ScaleDistribution,
  StackingMode,
  VisibilityMode,
  type GraphFieldConfig,
} from '@grafana/schema';

/** The field options of Grafana's time series panel where a dashboard names none. */
export const timeSeriesFieldDefaults: FieldConfig<GraphFieldConfig> = {
  color: { mode: 'palette-classic' },
  custom: {
    drawStyle: GraphDrawStyle.Line,
    lineInterpolation: LineInterpolation.Linear,
    lineWidth: 1,
    fillOpacity: 0,
    gradientMode: GraphGradientMode.None,
    spanNulls: false,
    showPoints: VisibilityMode.Auto,
    pointSize: 5,
    stacking: { mode: StackingMode.None, group: 'A' },
    axisPlacement: AxisPlacement.Auto,
    axisColorMode: AxisColorMode.Text,
    scaleDistribution: { type: ScaleDistribution.Linear },
    barAlignment: BarAlignment.Center,
    barWidthFactor: 0.6,
    hideFrom: { tooltip: false, viz: false, legend: false },
  },
};
