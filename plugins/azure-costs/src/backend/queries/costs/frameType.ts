import type { FrameType } from '@glance/data-frames';
import type { CostsQuery } from '../../../shared/CostsQuery';

type Shape = Pick<CostsQuery, 'format' | 'granularity' | 'metric'>;

/** The shape of a query's answer, which it has also when there is nothing in it. */
export function costsFrameType({ format, granularity }: Pick<Shape, 'format' | 'granularity'>): FrameType {
  if (format === 'table') {
    return 'table';
  }
  return granularity === 'None' ? 'numeric-long' : 'timeseries-wide';
}

/** The columns that stand beside those of labels; where labels are no columns there is none. */
export function dataColumns(shape: Shape): readonly string[] {
  switch (costsFrameType(shape)) {
    case 'table':
      return shape.granularity === 'None' ? [shape.metric] : ['time', shape.metric];
    case 'numeric-long':
      return [shape.metric];
    default:
      return [];
  }
}
