import { text } from '@glance/user-input';
import * as z from 'zod/mini';
import type { CostsSelection } from './CostChangesQuery';
import { COLUMN_TYPES, type ColumnType, COST_TYPES, EMPTY_VALUE, FILTER_OPERATORS, METRICS } from './CostsQuery';
import type { CostsDefaults } from './defaults';
import { findDimension } from './dimensions';
import { distinctScopes, parseScope } from './scope';

const column = { type: z._default(z.enum(COLUMN_TYPES), 'Dimension'), name: text() };

/** The fields of a query that say which costs are meant, for a schema. */
export function selectionFields(defaults: Pick<CostsDefaults, 'scopes' | 'costType' | 'metric'>) {
  return {
    scopes: z._default(z.array(text()), [...defaults.scopes]),
    costType: z._default(z.enum(COST_TYPES), defaults.costType),
    metric: z._default(z.enum(METRICS), defaults.metric),
    groupBy: z._default(z.array(z.object(column)), []),
    filters: z._default(
      z.array(z.object({ ...column, operator: z._default(z.enum(FILTER_OPERATORS), 'In'), values: z.array(text()) })),
      []
    ),
  };
}

/** The field `unsettledDays.days`, for a schema. */
export function unsettledDayCount(fallback: number) {
  return z._default(z.int().check(z.gte(0), z.lte(366)), fallback);
}

type SelectionFields = ReturnType<typeof selectionFields>;

/**
 * A selection in the one form that the backend works with: names of dimensions in Azure's spelling, each scope once,
 * `(none)` among filter values as the empty value.
 */
export function normalSelection(parsed: {
  readonly [Field in keyof SelectionFields]: z.output<SelectionFields[Field]>;
}): CostsSelection {
  return {
    scopes: distinctScopes(parsed.scopes.flatMap((scope) => parseScope(scope) ?? [])),
    costType: parsed.costType,
    metric: parsed.metric,
    groupBy: parsed.groupBy.map(canonicalColumn),
    filters: parsed.filters.map((filter) => ({
      ...canonicalColumn(filter),
      operator: filter.operator,
      values: filter.values.map((value) => (value === EMPTY_VALUE ? '' : value)),
    })),
  };
}

function canonicalColumn({ type, name }: { type: ColumnType; name: string }) {
  return { type, name: type === 'Dimension' ? (findDimension(name) ?? name) : name };
}
