import {
  applyFieldOverrides,
  applyNullInsertThreshold,
  FieldType,
  getFieldDisplayName,
  type DataFrame,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
  type TimeZone,
} from '@grafana/data';
import { cloneDeep, merge } from 'lodash';
import { fieldOptions } from './FieldOptions';
import { timeSeriesFieldDefaults } from './timeSeriesFieldDefaults';
import { type HiddenSeries } from './seriesVisibility';

/** What a chart is made from. */
export interface TimeSeriesInput {
  readonly frames: readonly DataFrame[];
  readonly fieldConfig: FieldConfigSource;
  readonly theme: GrafanaTheme2;
  readonly timeZone: TimeZone;
  readonly replaceVariables: InterpolateFunction;
}

/**
 * The frames with colours, units and drawing options, ready for `TimeSeries`. Frames that cannot be drawn over time are
 * left out: the chart breaks on a frame without a time and a number field, such as Grafana's "no data" frame.
 */
export function prepareTimeSeries(input: TimeSeriesInput): DataFrame[] {
  const { defaults, overrides } = input.fieldConfig;
  const drawable = input.frames.filter(isTimeSeries);
  const data = applyFieldOverrides({
    data: drawable,
    fieldConfig: { defaults: merge(cloneDeep(timeSeriesFieldDefaults), defaults), overrides },
    fieldConfigRegistry: fieldOptions,
    replaceVariables: input.replaceVariables,
    theme: input.theme,
    timeZone: input.timeZone,
  });
  // Done here once, since a second pass over the same frames, which a redraw makes, inserts nothing.
  return data.map((frame) => applyNullInsertThreshold({ frame }));
}

/** The display names of the number fields, as the legend shows them. */
export function seriesNames(frames: readonly DataFrame[]): string[] {
  const all = [...frames];
  return frames.flatMap((frame) =>
    frame.fields
      .filter((field) => field.type === FieldType.number)
      .map((field) => getFieldDisplayName(field, frame, all))
  );
}

/** The frames with the legend's hidden series marked as not to be drawn. */
export function hideSeries(frames: readonly DataFrame[], hidden: HiddenSeries): DataFrame[] {
  const all = [...frames];
  return frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => {
      const viz = field.type === FieldType.number && hidden.has(getFieldDisplayName(field, frame, all));
      const custom = { ...field.config.custom, hideFrom: { ...field.config.custom?.hideFrom, viz } };
      return { ...field, config: { ...field.config, custom } };
    }),
  }));
}

/** Whether a frame can be drawn over time. */
export function isTimeSeries(frame: DataFrame): boolean {
  return (
    frame.length > 0 &&
    frame.fields.some((field) => field.type === FieldType.time) &&
    frame.fields.some((field) => field.type === FieldType.number)
  );
}
