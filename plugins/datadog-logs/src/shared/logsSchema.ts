import { parseInput, schemaVersion } from '@glance/user-input';
import * as z from 'zod/mini';
import { LOGS_DEFAULTS } from './defaults';
import { LOG_LIMIT } from './limits';
import { LOG_SORTS, type LogsQuery } from './LogsQuery';
import { normalSearch, searchFields } from './searchFields';

const schema = z.object({
  schemaVersion: schemaVersion(),
  ...searchFields(),
  sort: z._default(z.enum(LOG_SORTS), LOGS_DEFAULTS.sort),
  limit: z._default(z.int().check(z.gte(LOG_LIMIT.min), z.lte(LOG_LIMIT.max)), LOGS_DEFAULTS.limit),
});

/**
 * Reads a `logs` query.
 * @throws InvalidInput naming the field and quoting the value
 */
export function parseLogsQuery(model: unknown): LogsQuery {
  const parsed = parseInput(schema, model);
  const { sort, limit } = parsed;
  return { queryType: 'logs', ...normalSearch(parsed), sort, limit };
}
