import {
  type CheckedFrame,
  type FieldConfig,
  type FrameMeta,
  type FrameType,
  noData,
  numericLong,
  timeSeriesWide,
} from '@glance/data-frames';
import type { LogCountsQuery } from '../../../shared/LogCountsQuery';
import type { CountSeries, FoldedCounts } from './fold';
import { METRIC_LABEL } from './labels';
import { seriesName } from './seriesName';

export interface FramesInput {
  readonly query: Pick<LogCountsQuery, 'mode' | 'fill' | 'legendFormat' | 'groupBy' | 'computes'>;
  readonly folded: FoldedCounts;
  /** Opens the same search in Datadog. */
  readonly url: string;
  readonly meta: Pick<FrameMeta, 'notices' | 'executedQueryString'> & { readonly custom?: object };
}

/** The shape of a query's answer, which it has also when there is nothing in it. */
function countsFrameType({ mode }: Pick<LogCountsQuery, 'mode'>): FrameType {
  return mode === 'total' ? 'numeric-long' : 'timeseries-wide';
}

/** One frame in the shape that the query asks for; where Datadog has no series it has no fields. */
export function countsFrame(input: FramesInput): CheckedFrame {
  const { query, folded, meta } = input;
  const type = countsFrameType(query);
  if (folded.series.length === 0) {
    return noData(type, meta);
  }
  return type === 'numeric-long' ? rowsFrame(input) : wideFrame(input);
}

function wideFrame({ query, folded, url, meta }: FramesInput): CheckedFrame {
  const { series, axis } = folded;
  const slots = shownSlots(query, folded);
  if (slots.length === 0) {
    return noData('timeseries-wide', meta);
  }
  return timeSeriesWide({
    times: Float64Array.from(slots, (slot) => axis.times[slot] ?? 0),
    intervalMs: axis.intervalMs,
    series: series.map((one) => ({
      name: one.compute.name,
      values: slots.map((slot) => one.values[slot] ?? null),
      labels: one.labels,
      config: { displayNameFromDS: seriesName(one, query), ...linkConfig(url) },
    })),
    meta,
  });
}

function rowsFrame({ folded: { series, labels }, url, meta }: FramesInput): CheckedFrame {
  const names = [...labels.facetNames, ...(labels.hasMetric ? [METRIC_LABEL] : [])];
  return numericLong({
    labels: names.map((name) => ({ name, values: series.map((one) => one.labels[name] ?? '') })),
    values: [
      { name: labels.valueColumn, values: series.map(({ values }) => values[0] ?? null), config: linkConfig(url) },
    ],
    meta,
  });
}

/** Without filling, what no series has a value for is not there at all. */
function shownSlots({ fill }: Pick<LogCountsQuery, 'fill'>, { series, axis }: FoldedCounts): readonly number[] {
  const slots = Array.from({ length: axis.slotCount }, (_, slot) => slot);
  return fill === 'none' ? slots.filter((slot) => series.some((one) => hasValue(one, slot))) : slots;
}

function hasValue({ values }: CountSeries, slot: number): boolean {
  return (values[slot] ?? null) !== null;
}

function linkConfig(url: string): Pick<FieldConfig, 'links'> {
  return { links: [{ title: 'Open in Datadog', url, targetBlank: true }] };
}
