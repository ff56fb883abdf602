import { InvalidInput, parseInput, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';
import { AUTO_INTERVAL, GROUP_BY_DEFAULTS, logCountsDefaults } from './defaults';
import { parseDuration } from './duration';
import { logCountsProblems, MAX_GROUPS } from './limits';
import {
  AGGREGATIONS,
  computeName,
  type ComputeModel,
  type ExpectedGroup,
  FILLS,
  type LogCountsQuery,
  MODES,
  PARTIAL_BUCKETS,
  SORT_ORDERS,
} from './LogCountsQuery';
import type { QueryCaller } from './QueryCaller';
import { normalSearch, searchFields } from './searchFields';

const schema = z.object({
  schemaVersion: schemaVersion(),
  ...searchFields(),
  computes: z._default(
    z.array(
      z.object({
        aggregation: z._default(z.enum(AGGREGATIONS), 'count'),
        metric: z.optional(text()),
        name: z.optional(text()),
      })
    ),
    []
  ),
  groupBy: z._default(
    z.array(
      z.object({
        facet: text(),
        limit: z.optional(z.int().check(z.gte(1), z.lte(MAX_GROUPS))),
        sort: z._default(z.enum(SORT_ORDERS), GROUP_BY_DEFAULTS.sort),
        missing: z._default(z.boolean(), GROUP_BY_DEFAULTS.missing),
      })
    ),
    []
  ),
  // Where these are left out the caller's default counts, which depends on more than a schema sees.
  mode: z.optional(z.enum(MODES)),
  interval: z.optional(text()),
  evaluationDelay: z.optional(text()),
  partialBuckets: z.optional(z.enum(PARTIAL_BUCKETS)),
  fill: z.optional(z.enum(FILLS)),
  keepGroups: z.optional(text()),
  expectedGroups: z._default(z.array(z.record(z.string(), text())), []),
  total: z.optional(z.boolean()),
  legendFormat: z.optional(text()),
});

/**
 * Reads a `logCounts` query. What is left out takes the caller's default; durations become ms, searches get one form.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseLogCountsQuery(model: unknown, caller: QueryCaller): LogCountsQuery {
  const parsed = parseInput(schema, model);
  const defaults = logCountsDefaults(caller, parsed.groupBy.length);
  const query = { ...defaults, ...withoutUndefined(parsed) };
  const problem = logCountsProblems(query)[0];
  if (problem !== undefined) {
    throw new InvalidInput(problem.field, problem.message);
  }
  const { mode, interval, partialBuckets, fill, total, legendFormat } = query;
  return {
    queryType: 'logCounts',
    ...normalSearch(query),
    computes: (parsed.computes.length === 0 ? defaults.computes : parsed.computes).map(namedCompute),
    groupBy: parsed.groupBy.map((grouping) => ({ ...grouping, limit: grouping.limit ?? defaults.groupLimit })),
    mode,
    intervalMs: interval === AUTO_INTERVAL ? undefined : parseDuration(interval),
    evaluationDelayMs: parseDuration(query.evaluationDelay) ?? 0,
    partialBuckets,
    fill,
    keepGroupsMs: parsed.groupBy.length === 0 ? undefined : parseDuration(query.keepGroups),
    expectedGroups: parsed.expectedGroups as readonly ExpectedGroup[],
    total,
    legendFormat,
  };
}

function namedCompute(compute: ComputeModel) {
  const { aggregation, metric } = compute;
  return { aggregation, metric: aggregation === 'count' ? undefined : metric?.trim(), name: computeName(compute) };
}

function withoutUndefined<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const present = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [K in keyof T]: Exclude<T[K], undefined> };
}
