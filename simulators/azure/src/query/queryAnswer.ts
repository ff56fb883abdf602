import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { ArmError } from '../ArmError';
import type { ArmOptions } from '../ArmOptions';
import { dayOf } from '../model/calendar';
import { lastRefreshMs } from '../model/dataAge';
import { linkTo } from '../routes/linkTo';
import type { CostScope } from '../scopes/CostScope';
import { evaluateCostQuery } from './evaluateCostQuery';
import { pageCostTable, shuffleColumns } from './pageCostTable';
import { parseCostQuery } from './parseCostQuery';
import type { RecentAnswers } from './RecentAnswers';
import { withStrayRow } from './withStrayRow';

/** A cost query and what it is answered from. */
export interface QueryAnswerOptions extends Pick<ArmOptions, 'model' | 'now' | 'seed'> {
  readonly context: Context;
  readonly scope: CostScope;
  readonly answers: RecentAnswers;
  /** How many cost queries came before this one. */
  readonly request: number;
}

/** Answers a cost query. @throws ArmError 400 for a query that Azure does not accept */
export async function queryAnswer({
  context,
  scope,
  answers,
  model,
  now,
  seed,
  request,
}: QueryAnswerOptions): Promise<Response> {
  const body = await context.req.text();
  const asOfMs = lastRefreshMs(now());
  const table = answers.get(JSON.stringify([scope.path, asOfMs, body]), () => {
    const query = parseCostQuery(parseJson(body), { today: dayOf(now()), isWide: scope.isWide });
    const charges = model.charges({ ...query, ...scope, asOfMs });
    return withStrayRow(evaluateCostQuery(query, charges), { query, body, seed });
  });
  const page = pageCostTable(table, {
    body,
    skipToken: context.req.query('$skiptoken'),
    top: context.req.query('$top'),
  });
  if (page.rows.length === 0) {
    return context.body(null, 204);
  }
  const { columns, rows } = shuffleColumns({ columns: table.columns, rows: page.rows }, seed + request);
  const id = randomUUID();
  return context.json({
    id: `${scope.path}/providers/Microsoft.CostManagement/Query/${id}`,
    name: id,
    type: 'microsoft.costmanagement/Query',
    location: null,
    sku: null,
    eTag: null,
    properties: {
      nextLink: page.skipToken === undefined ? null : linkTo(context.req.url, page.skipToken),
      columns,
      rows,
    },
  });
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ArmError(400, 'BadRequest', 'The request content was invalid and could not be deserialized.');
  }
}
