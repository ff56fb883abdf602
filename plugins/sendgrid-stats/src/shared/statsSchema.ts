import { type Caller, InvalidInput, parseInput, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';
import { accountsField, normalAccounts } from './accountsField';
import { DEFAULT_SOURCE, statsDefaults } from './defaults';
import { statsProblems, TOP_LIMIT } from './limits';
import { METRICS, RATES, SOURCES } from './sources';
import { AGGREGATIONS, ALL, FORMATS, type StatsQuery, TODAY_SHOWS } from './StatsQuery';

// A metric that no source has and one that this source lacks are the same mistake, so `limits` finds both.
const metricName = text;

const schema = z.object({
  schemaVersion: schemaVersion(),
  source: z._default(z.enum(SOURCES), DEFAULT_SOURCE),
  accounts: accountsField(),
  names: z._default(z.array(text()), [ALL]),
  top: z.optional(
    z.object({
      limit: z.optional(z.int().check(z.gte(TOP_LIMIT.min), z.lte(TOP_LIMIT.max))),
      by: z.optional(metricName()),
    })
  ),
  metrics: z.optional(z.array(metricName())),
  rates: z._default(z.array(metricName()), []),
  aggregatedBy: z.optional(z.enum(AGGREGATIONS)),
  today: z.optional(z.enum(TODAY_SHOWS)),
  format: z.optional(z.enum(FORMATS)),
  legendFormat: z.optional(text()),
});

/**
 * Reads a `stats` query. What is left out takes the caller's default; figures come in SendGrid's order, each once.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseStatsQuery(model: unknown, caller: Caller): StatsQuery {
  const parsed = parseInput(schema, model);
  const { source } = parsed;
  const defaults = statsDefaults(caller, source);
  const metrics = parsed.metrics ?? defaults.metrics;
  const by = parsed.top?.by ?? defaults.top.by;
  const limited = { source, names: parsed.names, top: { by }, metrics, rates: parsed.rates };
  const problem = statsProblems(limited as Parameters<typeof statsProblems>[0])[0];
  if (problem !== undefined) {
    throw new InvalidInput(problem.field, problem.message);
  }
  return {
    queryType: 'stats',
    source,
    accounts: normalAccounts(parsed.accounts),
    names: parsed.names.includes(ALL) ? undefined : [...new Set(parsed.names)],
    top: {
      limit: parsed.top?.limit ?? defaults.top.limit,
      by: METRICS[source].find((name) => name === by) ?? defaults.top.by,
    },
    metrics: METRICS[source].filter((name) => metrics.includes(name)),
    rates: RATES.filter((name) => parsed.rates.includes(name)),
    aggregatedBy: parsed.aggregatedBy ?? defaults.aggregatedBy,
    today: parsed.today ?? defaults.today,
    format: caller.fromAlert ? 'timeseries' : (parsed.format ?? defaults.format),
    legendFormat: parsed.legendFormat ?? defaults.legendFormat,
  };
}
