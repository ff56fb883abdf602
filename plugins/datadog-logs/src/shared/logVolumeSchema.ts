import { parseInput, schemaVersion, text } from '@glance/user-input';
import * as z from 'zod/mini';
import type { LogVolumeQuery } from './LogVolumeQuery';
import { parseLogCountsQuery } from './logCountsSchema';
import type { QueryCaller } from './QueryCaller';
import { searchFields } from './searchFields';

/** The facet by which levels are told apart. */
const STATUS = 'status';

/** Datadog itself makes nine statuses of what is sent (https://docs.datadoghq.com/logs/log_configuration/processors/?tab=ui#log-status-remapper). */
const STATUS_LIMIT = 100;

const schema = z.object({ schemaVersion: schemaVersion(), ...searchFields(), interval: z.optional(text()) });

/**
 * Reads a `logVolume` query. For an alert rule it has the defaults that `logCounts` has: whole buckets, a little in the
 * past, and levels that do not vanish.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseLogVolumeQuery(model: unknown, caller: QueryCaller): LogVolumeQuery {
  const { query, indexes, storageTier, interval } = parseInput(schema, model);
  const groupBy = [{ facet: STATUS, limit: STATUS_LIMIT }];
  const counts = parseLogCountsQuery({ query, indexes, storageTier, interval, groupBy }, caller);
  return { queryType: 'logVolume', counts };
}
