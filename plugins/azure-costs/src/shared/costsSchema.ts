import * as z from 'zod/mini';
import type { Caller } from './Caller';
import {
  COLUMN_TYPES,
  type ColumnType,
  COST_TYPES,
  type CostsQuery,
  EMPTY_VALUE,
  FILTER_OPERATORS,
  FORMATS,
  GRANULARITIES,
  METRICS,
  UNSETTLED_SHOWS,
} from './CostsQuery';
import { costsDefaults, TOP_DEFAULTS } from './defaults';
import { findDimension } from './dimensions';
import { InvalidInput } from './InvalidInput';
import { costsProblems } from './limits';
import { parseInput } from './parseInput';
import { distinctScopes, parseScope } from './scope';
import { schemaVersion } from './schemaVersion';
import { text } from './text';

const column = { type: z._default(z.enum(COLUMN_TYPES), 'Dimension'), name: text() };

function costsSchema(caller: Caller) {
  const defaults = costsDefaults(caller);
  return z.object({
    schemaVersion: schemaVersion(),
    scopes: z._default(z.array(text()), [...defaults.scopes]),
    costType: z._default(z.enum(COST_TYPES), defaults.costType),
    metric: z._default(z.enum(METRICS), defaults.metric),
    granularity: z._default(z.enum(GRANULARITIES), defaults.granularity),
    groupBy: z._default(z.array(z.object(column)), []),
    filters: z._default(
      z.array(z.object({ ...column, operator: z._default(z.enum(FILTER_OPERATORS), 'In'), values: z.array(text()) })),
      []
    ),
    top: z.optional(
      z.object({
        limit: z._default(z.int().check(z.gte(1)), TOP_DEFAULTS.limit),
        others: z._default(z.boolean(), TOP_DEFAULTS.others),
      })
    ),
    cumulative: z._default(z.boolean(), defaults.cumulative),
    unsettledDays: z.prefault(
      z.object({
        days: z._default(z.int().check(z.gte(0), z.lte(366)), defaults.unsettledDays.days),
        show: z._default(z.enum(UNSETTLED_SHOWS), defaults.unsettledDays.show),
      }),
      {}
    ),
    format: z._default(z.enum(FORMATS), defaults.format),
    legendFormat: z._default(text(), defaults.legendFormat),
  });
}

// Made once: building a schema takes longer than reading a query with it.
const SCHEMAS = { dashboard: costsSchema({ fromAlert: false }), alert: costsSchema({ fromAlert: true }) };

/**
 * Reads a `costs` query. What is left out takes the caller's default; names of dimensions get Azure's spelling; scopes
 * are normalised, each once; `(none)` among filter values becomes the empty value.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseCostsQuery(model: unknown, caller: Caller): CostsQuery {
  const parsed = parseInput(caller.fromAlert ? SCHEMAS.alert : SCHEMAS.dashboard, model);
  const problem = costsProblems(parsed)[0];
  if (problem !== undefined) {
    throw new InvalidInput(problem.field, problem.message);
  }
  return {
    queryType: 'costs',
    scopes: distinctScopes(parsed.scopes.flatMap((scope) => parseScope(scope) ?? [])),
    costType: parsed.costType,
    metric: parsed.metric,
    granularity: parsed.granularity,
    groupBy: parsed.groupBy.map(canonicalColumn),
    filters: parsed.filters.map((filter) => ({
      ...canonicalColumn(filter),
      operator: filter.operator,
      values: filter.values.map((value) => (value === EMPTY_VALUE ? '' : value)),
    })),
    top: parsed.top,
    cumulative: parsed.cumulative,
    unsettledDays: parsed.unsettledDays,
    format: caller.fromAlert ? 'timeseries' : parsed.format,
    legendFormat: parsed.legendFormat,
  };
}

function canonicalColumn({ type, name }: { type: ColumnType; name: string }) {
  return { type, name: type === 'Dimension' ? (findDimension(name) ?? name) : name };
}
