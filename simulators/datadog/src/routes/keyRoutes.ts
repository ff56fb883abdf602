import { Hono } from 'hono';
import type { DatadogEnv } from '../DatadogEnv';
import type { DatadogOptions } from '../DatadogOptions';
import { PATHS } from '../endpointOf';
import { retentionDays } from '../orgs/LogIndex';
import { requireKeys } from './requireKeys';

/** Whether keys are good, and what indexes an organisation has. */
export function keyRoutes(options: DatadogOptions): Hono<DatadogEnv> {
  const app = new Hono<DatadogEnv>();
  app.get(PATHS.validate, requireKeys(options, { needs: 'apiKey' }), (context) => context.json({ valid: true }));
  app.get(PATHS.validateKeys, requireKeys(options), (context) => context.json({ status: 'ok' }));
  app.get(PATHS.indexes, requireKeys(options, { permission: 'logs_read_config' }), (context) => {
    const { indexes } = context.get('caller').organisation.store;
    return context.json({
      indexes: indexes.map((index) => ({
        name: index.name,
        filter: { query: '' },
        num_retention_days: retentionDays(index),
        daily_limit: null,
        is_rate_limited: false,
        exclusion_filters: [],
      })),
    });
  });
  return app;
}
