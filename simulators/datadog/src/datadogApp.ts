import { Hono } from 'hono';
import { DatadogError } from './DatadogError';
import type { DatadogEnv } from './DatadogEnv';
import type { DatadogOptions } from './DatadogOptions';
import { keyRoutes } from './routes/keyRoutes';
import { logRoutes } from './routes/logRoutes';

/** The API of one site of Datadog: keys, log queries and indexes. */
export function createDatadogApp(options: DatadogOptions): Hono<DatadogEnv> {
  const app = new Hono<DatadogEnv>();
  app.use(...options.delivery);
  app.route('/', keyRoutes(options));
  app.route('/', logRoutes(options));
  app.notFound(() => refusal(new DatadogError(404, 'Not found')));
  app.onError((error) => {
    if (error instanceof DatadogError) {
      return refusal(error);
    }
    throw error;
  });
  return app;
}

function refusal({ status, message }: DatadogError): Response {
  return Response.json({ errors: [message] }, { status });
}
