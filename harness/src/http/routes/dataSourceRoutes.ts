import { Hono } from 'hono';
import * as z from 'zod/mini';
import { dataSourceDto } from '../dataSourceDto';
import { HttpError } from '../HttpError';
import { pluginCall } from '../pluginCall';
import { toPluginHttpError } from '../query/toPluginHttpError';
import { resourceResponse, toResourceCall } from '../resourceCall';
import { type WorkbenchState } from '../WorkbenchState';

const updateSchema = z.object({
  name: z.string().check(z.minLength(1)),
  url: z._default(z.string(), ''),
  isDefault: z._default(z.boolean(), false),
  jsonData: z._default(z.record(z.string(), z.unknown()), {}),
  secureJsonData: z._default(z.record(z.string(), z.string()), {}),
  version: z.optional(z.number()),
});

/** Reading, saving, checking a data source, and its plugin's own resources. */
export function dataSourceRoutes(state: WorkbenchState): Hono {
  return new Hono()
    .get('/api/datasources', () => Response.json(state.dataSources.list().map(dataSourceDto)))
    .get('/api/datasources/uid/:uid', (context) =>
      Response.json(dataSourceDto(state.dataSources.get(context.req.param('uid'))))
    )
    .put('/api/datasources/uid/:uid', async (context) => {
      const parsed = updateSchema.safeParse(await context.req.json().catch(() => undefined));
      if (!parsed.success) {
        throw new HttpError(400, 'bad request data');
      }
      const datasource = dataSourceDto(state.dataSources.update(context.req.param('uid'), parsed.data));
      return Response.json({ message: 'Datasource updated', id: datasource.id, name: datasource.name, datasource });
    })
    .get('/api/datasources/uid/:uid/health', async (context) => {
      const { host, call } = pluginCall(state, context.req.param('uid'), context.req.raw);
      const { status, message, details } = await host.checkHealth(call).catch(rejectHealth);
      return Response.json(
        { status, message, ...(details !== undefined && { details }) },
        { status: status === 'OK' ? 200 : 400 }
      );
    })
    .all('/api/datasources/uid/:uid/resources/*', async (context) => {
      const { host, call } = pluginCall(state, context.req.param('uid'), context.req.raw);
      const answer = await host.callResource(await toResourceCall(call, context.req.raw)).catch((error: unknown) => {
        throw toPluginHttpError(error);
      });
      return resourceResponse(answer);
    });
}

function rejectHealth(error: unknown): never {
  const translated = toPluginHttpError(error);
  throw translated.status === 500 ? new HttpError(500, 'Plugin health check failed') : translated;
}
