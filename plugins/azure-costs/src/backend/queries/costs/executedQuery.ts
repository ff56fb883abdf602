import type { CalendarDay } from '@glance/time-buckets';
import { requestFor } from './CostsPiece';
import { type CostsPlan, runsOf } from './plan';
import { requestBody } from './requestBody';

/**
 * What would be asked if nothing were held, for the query inspector: each request body once, under the scopes that it
 * is sent to. All scopes are asked the same.
 */
export function executedQuery({ question, pieces }: CostsPlan, scopes: readonly string[], today: CalendarDay): string {
  const [scope = ''] = scopes;
  const calls = scopes.map((path) => `POST /${path}/providers/Microsoft.CostManagement/query`).join('\n');
  return runsOf(pieces, today)
    .map((run) => requestBody(requestFor({ scope, question, pieces: run, today })))
    .map((body) => `${calls}\n${JSON.stringify(body, undefined, 2)}`)
    .join('\n\n');
}
