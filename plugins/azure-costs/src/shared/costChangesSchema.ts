import { type Caller, InvalidInput, parseInput, schemaVersion } from '@glance/user-input';
import * as z from 'zod/mini';
import { type CostChangesQuery, FIGURES } from './CostChangesQuery';
import { costChangesDefaults } from './defaults';
import { BASELINE_DAYS, costsProblems } from './limits';
import { normalSelection, selectionFields, unsettledDayCount } from './selectionFields';

/**
 * A field of `costs` that means nothing here. With the value that it has there by default it is let pass; another one
 * would be a wish that the answer does not fulfil, so it is refused.
 */
function onlyDefault(fallback: unknown, advice: string) {
  return z.optional(z.unknown().check(z.refine((value) => value === fallback, { error: `${advice}, so remove it` })));
}

function costChangesSchema(caller: Caller) {
  const defaults = costChangesDefaults(caller);
  return z.object({
    schemaVersion: schemaVersion(),
    ...selectionFields(defaults),
    baselineDays: z._default(z.int().check(z.gte(BASELINE_DAYS.min), z.lte(BASELINE_DAYS.max)), defaults.baselineDays),
    unsettledDays: z.prefault(z.object({ days: unsettledDayCount(defaults.unsettledDays.days) }), {}),
    figure: z.optional(z.enum(FIGURES)),
    top: onlyDefault(undefined, 'cost changes are told of every group'),
    cumulative: onlyDefault(false, 'cost changes compare single days'),
    granularity: onlyDefault('Daily', 'cost changes compare days'),
    format: onlyDefault('timeseries', 'cost changes are a table, and with a figure one number for each group'),
  });
}

// Made once: building a schema takes longer than reading a query with it.
const SCHEMAS = { dashboard: costChangesSchema({ fromAlert: false }), alert: costChangesSchema({ fromAlert: true }) };

/**
 * Reads a `costChanges` query. What is left out takes the caller's default: an alert rule gets one figure.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseCostChangesQuery(model: unknown, caller: Caller): CostChangesQuery {
  const parsed = parseInput(caller.fromAlert ? SCHEMAS.alert : SCHEMAS.dashboard, model);
  const { scopes, groupBy, filters } = parsed;
  const problem = costsProblems({ scopes, groupBy, filters })[0];
  if (problem !== undefined) {
    throw new InvalidInput(problem.field, problem.message);
  }
  return {
    queryType: 'costChanges',
    ...normalSelection(parsed),
    baselineDays: parsed.baselineDays,
    unsettledDays: parsed.unsettledDays,
    figure: parsed.figure ?? costChangesDefaults(caller).figure,
  };
}
