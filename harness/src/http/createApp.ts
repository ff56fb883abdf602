import { Hono } from 'hono';
import { errorResponse } from './HttpError';
import { onlyFromLoopback } from './onlyFromLoopback';
import { dashboardRoutes } from './routes/dashboardRoutes';
import { dataSourceRoutes } from './routes/dataSourceRoutes';
import { frontendSettingsRoute } from './routes/frontendSettingsRoute';
import { metricsRoute } from './routes/metricsRoute';
import { pageRoutes } from './routes/pageRoutes';
import { publicRoutes } from './routes/publicRoutes';
import { queryRoute } from './routes/queryRoute';
import { type WorkbenchState } from './WorkbenchState';

/** The workbench's HTTP application: Grafana's routes as far as data source plugins and the page use them. */
export function createApp(state: WorkbenchState): Hono {
  const app = new Hono();
  app.use(onlyFromLoopback);
  app.onError((error) => errorResponse(error));
  app.route('/', queryRoute(state));
  app.route('/', dataSourceRoutes(state));
  app.route('/', frontendSettingsRoute(state));
  app.route('/', dashboardRoutes(state));
  app.route('/', metricsRoute(state));
  app.route('/', publicRoutes(state));
  app.all('/api/*', () => Response.json({ message: 'Not found' }, { status: 404 }));
  app.route('/', pageRoutes(state));
  return app;
}
