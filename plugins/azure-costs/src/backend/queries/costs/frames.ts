import {
  type CheckedFrame,
  type Field,
  float64Field,
  type FrameMeta,
  noData,
  numericLong,
  stringField,
  table,
  timeField,
  timeSeriesWide,
} from '@glance/data-frames';
import type { CostsQuery } from '../../../shared/CostsQuery';
import type { CostSeries } from './CostSeries';
import { columnUnit, costUnit } from './costUnit';
import type { FoldedCosts } from './fold';
import { costsFrameType } from './frameType';
import type { SlotAxis } from './period';
import { seriesName } from './seriesName';

type CostsMeta = Pick<FrameMeta, 'notices' | 'custom' | 'executedQueryString'>;

export interface FramesInput {
  readonly query: CostsQuery;
  readonly folded: FoldedCosts;
  readonly axis: SlotAxis;
  /** The query asks several scopes, or `*`. */
  readonly hasManyScopes: boolean;
  readonly meta: CostsMeta;
}

/** One frame in the shape that the query asks for; without any series it has no fields. */
export function costsFrame(input: FramesInput): CheckedFrame {
  const type = costsFrameType(input.query);
  if (input.folded.series.length === 0) {
    return noData(type, input.meta);
  }
  switch (type) {
    case 'table':
      return tableFrame(input);
    case 'numeric-long':
      return totalsFrame(input);
    default:
      return wideFrame(input);
  }
}

function wideFrame({ query, folded, axis, hasManyScopes, meta }: FramesInput): CheckedFrame {
  const { legendFormat, metric } = query;
  const hasManyCurrencies = new Set(folded.series.map(({ currency }) => currency)).size > 1;
  return timeSeriesWide({
    times: axis.times,
    series: folded.series.map((series) => ({
      name: metric,
      values: series.amounts,
      validity: validityOf([series]),
      labels: series.labels,
      config: {
        unit: costUnit(metric, series.currency),
        displayNameFromDS: seriesName(series, { legendFormat, hasManyScopes, hasManyCurrencies }),
      },
    })),
    meta,
  });
}

function totalsFrame({ query, folded, meta }: FramesInput): CheckedFrame {
  return numericLong({
    labels: folded.labels.names.map((name) => ({ name, values: labelColumn(folded, name) })),
    values: [
      {
        name: query.metric,
        values: Float64Array.from(folded.series, ({ amounts }) => amounts[0] ?? 0),
        validity: validityOf(folded.series),
        config: columnConfig(query, folded),
      },
    ],
    meta,
  });
}

function tableFrame({ query, folded, axis, meta }: FramesInput): CheckedFrame {
  const { series, labels } = folded;
  const rowCount = axis.slotCount * series.length;
  const amounts = new Float64Array(rowCount);
  const times = new Float64Array(rowCount);
  series.forEach((one, column) => {
    for (let slot = 0; slot < axis.slotCount; slot += 1) {
      const row = slot * series.length + column;
      amounts[row] = one.amounts[slot] ?? 0;
      times[row] = axis.times[slot] ?? 0;
    }
  });
  const labelFields = labels.names.map((name) => {
    const column = labelColumn(folded, name);
    return stringField(name, repeated(column, axis.slotCount), { nullable: false });
  });
  const fields: Field[] = [
    ...(axis.times.length > 0 ? [timeField('time', times)] : []),
    ...labelFields,
    float64Field(query.metric, amounts, {
      nullable: true,
      validity: validityOf(series),
      config: columnConfig(query, folded),
    }),
  ];
  return table({ fields, meta });
}

function labelColumn({ series }: FoldedCosts, name: string): readonly string[] {
  return series.map(({ labels }) => labels[name] ?? '');
}

function repeated(values: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, () => values).flat();
}

// One column holds all currencies, so it has a unit only where they agree.
function columnConfig({ metric }: CostsQuery, { series }: FoldedCosts) {
  const unit = columnUnit(
    metric,
    series.map(({ currency }) => currency)
  );
  return unit === undefined ? undefined : { unit };
}

/** Arrow's bitmap of present values, slot by slot and within a slot series by series; undefined when none is missing. */
function validityOf(series: readonly CostSeries[]): Uint8Array | undefined {
  if (!series.some(({ present }) => present.includes(0))) {
    return undefined;
  }
  const slotCount = series[0]?.present.length ?? 0;
  const bitmap = new Uint8Array((slotCount * series.length + 7) >> 3);
  series.forEach(({ present }, column) => {
    present.forEach((isPresent, slot) => {
      const row = slot * series.length + column;
      bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (isPresent << (row & 7));
    });
  });
  return bitmap;
}
