import {
  type CheckedFrame,
  float64Field,
  type FrameMeta,
  noData,
  type SeriesInput,
  stringField,
  table,
  timeField,
  timeSeriesMulti,
  timeSeriesWide,
} from '@glance/data-frames';
import { NAME_LABELS } from '../../../shared/sources';
import type { StatsQuery } from '../../../shared/StatsQuery';
import { seriesName } from './seriesName';
import type { StatsSeries } from './StatsSeries';

type StatsMeta = Pick<FrameMeta, 'notices' | 'custom' | 'executedQueryString'>;

export interface FramesInput {
  readonly query: StatsQuery;
  readonly series: readonly StatsSeries[];
  /** The accounts of the query count their days in different zones. */
  readonly hasManyZones: boolean;
  /** The query asks several accounts, or `*`. */
  readonly hasManyAccounts: boolean;
  readonly meta: StatsMeta;
}

/**
 * Frames in the shape that the query asks for; without any series one that has no fields. Where days begin at different
 * instants each series has a frame of its own, so that none has rows of another zone.
 */
export function statsFrames(input: FramesInput): readonly CheckedFrame[] {
  const { query, series, hasManyZones, meta } = input;
  const isTable = query.format === 'table';
  const [first] = series;
  if (first === undefined) {
    return [noData(isTable ? 'table' : frameType(hasManyZones), meta)];
  }
  if (isTable) {
    return [tableFrame(input)];
  }
  return hasManyZones
    ? timeSeriesMulti({
        series: series.map((one) => ({ ...seriesInput(one, input), times: one.asked.axis.times })),
        meta,
      })
    : [timeSeriesWide({ times: first.asked.axis.times, series: series.map((one) => seriesInput(one, input)), meta })];
}

function frameType(hasManyZones: boolean): 'timeseries-multi' | 'timeseries-wide' {
  return hasManyZones ? 'timeseries-multi' : 'timeseries-wide';
}

function seriesInput(series: StatsSeries, { query, hasManyAccounts }: FramesInput): SeriesInput {
  return {
    name: series.figure,
    values: series.values,
    labels: series.labels,
    config: { unit: unitOf(series), displayNameFromDS: seriesName(series, query, { hasManyAccounts }) },
  };
}

function tableFrame({ query, series, meta }: FramesInput): CheckedFrame {
  const rows = series
    .flatMap((one, order) =>
      one.values.map((value, slot) => ({ one, order, value, timeMs: one.asked.axis.times[slot] ?? 0 }))
    )
    .sort((a, b) => a.timeMs - b.timeMs || a.order - b.order);
  const figures = new Set(series.map(({ figure }) => figure));
  const labels = [
    'account',
    ...(query.source === 'global' ? [] : [NAME_LABELS[query.source]]),
    ...(query.metrics.length + query.rates.length > 1 ? ['metric'] : []),
  ];
  const [only = 'value'] = figures;
  const units = new Set(series.map(unitOf));
  const [unit] = units;
  return table({
    fields: [
      timeField(
        'time',
        Float64Array.from(rows, ({ timeMs }) => timeMs)
      ),
      ...labels.map((label) =>
        stringField(
          label,
          rows.map(({ one }) => one.labels[label] ?? ''),
          { nullable: false }
        )
      ),
      float64Field(
        labels.includes('metric') ? 'value' : only,
        rows.map(({ value }) => value),
        { nullable: true, config: units.size === 1 ? { unit } : undefined }
      ),
    ],
    meta,
  });
}

function unitOf({ isRate }: StatsSeries): string {
  return isRate ? 'percent' : 'short';
}
