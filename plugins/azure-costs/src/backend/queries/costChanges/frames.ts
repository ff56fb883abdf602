import {
  type CheckedFrame,
  type FieldConfig,
  float64Field,
  type FrameMeta,
  type FrameType,
  noData,
  numericLong,
  stringField,
  table,
} from '@glance/data-frames';
import { type CostChangesQuery, type Figure, FIGURES } from '../../../shared/CostChangesQuery';
import { columnUnit } from '../costs/costUnit';
import type { FoldedChanges } from './fold';

export interface ChangesFrameInput {
  readonly query: CostChangesQuery;
  readonly folded: FoldedChanges;
  readonly meta: Pick<FrameMeta, 'notices' | 'custom' | 'executedQueryString'>;
}

/** One frame: a number for each group where the query asks for one figure, else a table; no fields without changes. */
export function changesFrame({ query, folded, meta }: ChangesFrameInput): CheckedFrame {
  const { figure } = query;
  if (folded.changes.length === 0) {
    return noData(changesFrameType(query), meta);
  }
  const labels = folded.labelNames.map((name) => ({
    name,
    values: folded.changes.map((change) => change.labels[name] ?? ''),
  }));
  if (figure !== undefined) {
    return numericLong({ labels, values: [figureColumn(figure, query, folded)], meta });
  }
  const fields = [
    ...labels.map(({ name, values }) => stringField(name, values, { nullable: false })),
    ...FIGURES.map((name) => {
      const { values, config } = figureColumn(name, query, folded);
      return float64Field(name, values, { nullable: true, config });
    }),
  ];
  return table({ fields, meta });
}

function changesFrameType({ figure }: CostChangesQuery): FrameType {
  return figure === undefined ? 'table' : 'numeric-long';
}

interface FigureColumn {
  readonly name: Figure;
  readonly values: ReadonlyArray<number | null>;
  readonly config: FieldConfig | undefined;
}

function figureColumn(name: Figure, { metric }: CostChangesQuery, { changes }: FoldedChanges): FigureColumn {
  const currencies = changes.map(({ currency }) => currency);
  const unit = name === 'changePercent' ? 'percent' : columnUnit(metric, currencies);
  return { name, values: changes.map((change) => change[name]), config: unit === undefined ? undefined : { unit } };
}
