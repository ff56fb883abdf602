import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { ArmEnv } from '../ArmEnv';
import { ArmError } from '../ArmError';
import type { ArmOptions } from '../ArmOptions';
import { dimensionsAnswer } from '../dimensions/dimensionsAnswer';
import { dayOf } from '../model/calendar';
import { queryAnswer } from '../query/queryAnswer';
import { RecentAnswers } from '../query/RecentAnswers';
import { qpuOf } from '../quota/qpuOf';
import { type CostScope, findCostScope } from '../scopes/CostScope';

const QUERY = '/:scope{.+}/providers/microsoft.costmanagement/query';
const DIMENSIONS = '/:scope{.+}/providers/microsoft.costmanagement/dimensions';

/**
 * `POST {scope}/providers/Microsoft.CostManagement/query` and `GET {scope}/providers/Microsoft.CostManagement/dimensions`.
 * Both count against the limits on calls; query processing units are documented for queries alone.
 */
export function costRoutes(options: ArmOptions): Hono<ArmEnv> {
  const app = new Hono<ArmEnv>();
  const { now } = options;
  const answers = new RecentAnswers();
  let requests = 0;
  const scopeOf = (context: Context<ArmEnv>, action: string): CostScope =>
    findCostScope(scopePath(context), { principal: context.get('principal'), action }, options);

  app.post(
    QUERY,
    withQuota(options, async (context) => qpuOf(await context.req.text(), dayOf(now()))),
    (context) => {
      const scope = scopeOf(context, 'Microsoft.CostManagement/query/action');
      return queryAnswer({ ...options, context, scope, answers, request: requests++ });
    }
  );
  app.get(
    DIMENSIONS,
    withQuota(options, async () => undefined),
    (context) => {
      const scope = scopeOf(context, 'Microsoft.CostManagement/dimensions/read');
      return dimensionsAnswer({ ...options, url: context.req.url, scope });
    }
  );
  return app;
}

/** The scope of a request as the client spells it, without a leading slash. */
function scopePath(context: Context): string {
  const { pathname } = new URL(context.req.url);
  return decodeURIComponent(pathname.replace(/\/providers\/microsoft\.costmanagement\/[^/]+$/i, '').slice(1));
}

function withQuota(
  { quota }: Pick<ArmOptions, 'quota'>,
  qpu: (context: Context<ArmEnv>) => Promise<number | undefined>
): MiddlewareHandler<ArmEnv> {
  return async (context, next) => {
    const { isAdmitted, headers } = quota.admit({
      scope: scopePath(context).toLowerCase(),
      principal: context.get('principal').objectId,
      clientType: context.req.header('clienttype'),
      qpu: await qpu(context),
    });
    if (!isAdmitted) {
      throw new ArmError(429, '429', 'Too many requests. Please retry.', headers);
    }
    await next();
    for (const [name, value] of Object.entries(headers)) {
      context.header(name, value);
    }
  };
}
