import { Hono } from 'hono';
import { toPluginHttpError } from '../query/toPluginHttpError';
import { type WorkbenchState } from '../WorkbenchState';

/** `GET /metrics/plugins/:id`: a plugin's own Prometheus text. */
export function metricsRoute(state: WorkbenchState): Hono {
  return new Hono().get('/metrics/plugins/:id', async (context) => {
    const { host } = state.plugins.process(context.req.param('id'));
    const text = await host.collectMetrics().catch((error: unknown) => {
      throw toPluginHttpError(error);
    });
    return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
  });
}
