import { Hono } from 'hono';
import { HttpError } from '../HttpError';
import { pluginCall } from '../pluginCall';
import { parseQueryRequest } from '../query/parseQueryRequest';
import { resultStatus, runQueries } from '../query/runQueries';
import { type WorkbenchState } from '../WorkbenchState';

/** `POST /api/ds/query`. */
export function queryRoute(state: WorkbenchState): Hono {
  return new Hono().post('/api/ds/query', async (context) => {
    const body: unknown = await context.req.json().catch(() => {
      throw new HttpError(400, 'bad request data');
    });
    const request = parseQueryRequest(body, state.now());
    const results = await runQueries(request, (uid) => pluginCall(state, uid, context.req.raw));
    return Response.json({ results }, { status: resultStatus(results) });
  });
}
