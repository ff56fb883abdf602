import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { ArmEnv } from '../ArmEnv';
import { ArmError, authorizationFailed } from '../ArmError';
import type { ArmOptions } from '../ArmOptions';
import { dayOf } from '../model/calendar';
import { lastRefreshMs } from '../model/dataAge';
import { evaluateCostQuery } from '../query/evaluateCostQuery';
import { pageCostTable, shuffleColumns } from '../query/pageCostTable';
import { parseCostQuery } from '../query/parseCostQuery';
import { RecentAnswers } from '../query/RecentAnswers';
import { withStrayRow } from '../query/withStrayRow';
import { findSubscription } from './findSubscription';
import { linkTo } from './linkTo';

const QUERY = '/providers/microsoft.costmanagement/query';
const ACTION = 'Microsoft.CostManagement/query/action';
/** What a client that is far from any limit reads. */
const QUOTA_HEADERS = {
  'x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests': 'DefaultQuota:999',
  'x-ms-ratelimit-remaining-microsoft.costmanagement-tenant-requests': 'DefaultQuota:4999',
  'x-ms-ratelimit-remaining-microsoft.costmanagement-clienttype-requests': 'DefaultQuota:1999',
  'x-ms-ratelimit-microsoft.costmanagement-qpu-consumed': '1',
  'x-ms-ratelimit-microsoft.costmanagement-qpu-remaining':
    'QueriesPerHour:59999,QueriesPerMin:5999,QueriesPer10Sec:1199',
};

interface Scope {
  readonly subscriptionId: string;
  readonly resourceGroup?: string;
}

/** `POST {scope}/providers/Microsoft.CostManagement/query`. */
export function queryRoutes(options: Pick<ArmOptions, 'model' | 'now' | 'seed'>): Hono<ArmEnv> {
  const app = new Hono<ArmEnv>();
  const answers = new RecentAnswers();
  let requests = 0;
  const answer = (context: Context<ArmEnv>, scope: Scope) =>
    costAnswer({ context, scope, ...options, answers, request: requests++ });

  app.post(`/subscriptions/:subscription${QUERY}`, (context) => {
    const { id } = findSubscription(options.model, context.req.param('subscription'), {
      principal: context.get('principal'),
      action: ACTION,
    });
    return answer(context, { subscriptionId: id });
  });
  app.post(`/subscriptions/:subscription/resourcegroups/:group${QUERY}`, (context) => {
    const { id } = findSubscription(options.model, context.req.param('subscription'), {
      principal: context.get('principal'),
      action: ACTION,
    });
    const group = context.req.param('group');
    // Deleted groups keep their cost, so the list of groups does not decide.
    if (!options.model.hasEverHad(id, group)) {
      throw new ArmError(404, 'ResourceGroupNotFound', `Resource group '${group}' could not be found.`);
    }
    return answer(context, { subscriptionId: id, resourceGroup: group });
  });
  // The simulated principal has roles on subscriptions only.
  for (const scope of ['/providers/microsoft.management/managementgroups/*', '/providers/microsoft.billing/*']) {
    app.post(scope, (context) => {
      throw authorizationFailed({
        principal: context.get('principal'),
        action: ACTION,
        scope: new URL(context.req.url).pathname.split('/providers/Microsoft.CostM')[0]?.slice(1) ?? '',
      });
    });
  }
  return app;
}

interface CostAnswerOptions extends Pick<ArmOptions, 'model' | 'now' | 'seed'> {
  readonly context: Context<ArmEnv>;
  readonly scope: Scope;
  readonly answers: RecentAnswers;
  /** How many cost queries came before this one. */
  readonly request: number;
}

async function costAnswer({
  context,
  scope,
  answers,
  model,
  now,
  seed,
  request,
}: CostAnswerOptions): Promise<Response> {
  const body = await context.req.text();
  const asOfMs = lastRefreshMs(now());
  const table = answers.get(JSON.stringify([scope, asOfMs, body]), () => {
    const query = parseCostQuery(parseJson(body), dayOf(now()));
    const charges = model.charges({ ...query, ...scope, asOfMs });
    return withStrayRow(evaluateCostQuery(query, charges), { query, body, seed });
  });
  const page = pageCostTable(table, {
    body,
    skipToken: context.req.query('$skiptoken'),
    top: context.req.query('$top'),
  });
  for (const [name, value] of Object.entries(QUOTA_HEADERS)) {
    context.header(name, value);
  }
  if (page.rows.length === 0) {
    return context.body(null, 204);
  }
  const { columns, rows } = shuffleColumns({ columns: table.columns, rows: page.rows }, seed + request);
  const id = randomUUID();
  return context.json({
    id: `/subscriptions/${scope.subscriptionId}/providers/Microsoft.CostManagement/query/${id}`,
    name: id,
    type: 'Microsoft.CostManagement/query',
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
