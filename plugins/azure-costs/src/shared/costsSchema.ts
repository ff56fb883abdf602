import { type Caller, InvalidInput, parseInput, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';
import { type CostsQuery, FORMATS, GRANULARITIES, UNSETTLED_SHOWS } from './CostsQuery';
import { costsDefaults, TOP_DEFAULTS } from './defaults';
import { costsProblems } from './limits';
import { normalSelection, selectionFields, unsettledDayCount } from './selectionFields';

function costsSchema(caller: Caller) {
  const defaults = costsDefaults(caller);
  return z.object({
    schemaVersion: schemaVersion(),
    ...selectionFields(defaults),
    granularity: z._default(z.enum(GRANULARITIES), defaults.granularity),
    top: z.optional(
      z.object({
        limit: z._default(z.int().check(z.gte(1)), TOP_DEFAULTS.limit),
        others: z._default(z.boolean(), TOP_DEFAULTS.others),
      })
    ),
    cumulative: z._default(z.boolean(), defaults.cumulative),
    unsettledDays: z.prefault(
      z.object({
        days: unsettledDayCount(defaults.unsettledDays.days),
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
    ...normalSelection(parsed),
    granularity: parsed.granularity,
    top: parsed.top,
    cumulative: parsed.cumulative,
    unsettledDays: parsed.unsettledDays,
    format: caller.fromAlert ? 'timeseries' : parsed.format,
    legendFormat: parsed.legendFormat,
  };
}
