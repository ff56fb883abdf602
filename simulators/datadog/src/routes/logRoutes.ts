import { JsonReader } from '@glance/simulator-common';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { aggregateAnswer } from '../aggregate/aggregateAnswer';
import { DatadogError, invalidRequest } from '../DatadogError';
import type { DatadogEnv } from '../DatadogEnv';
import type { DatadogOptions } from '../DatadogOptions';
import { PATHS } from '../endpointOf';
import { searchAnswer } from '../events/searchAnswer';
import type { CountedEndpoint } from '../quota/Quota';
import { requireKeys } from './requireKeys';

/** Questions to logs: aggregates and searches. Both need `logs_read_data`, and draw on the quota. */
export function logRoutes(options: DatadogOptions): Hono<DatadogEnv> {
  const { cursors } = options;
  const app = new Hono<DatadogEnv>();
  const mayRead = requireKeys(options, { permission: 'logs_read_data' });
  app.post(PATHS.aggregate, mayRead, countCalls(options, 'aggregate'), async (context) => {
    const { store } = context.get('caller').organisation;
    return context.json(aggregateAnswer(await bodyOf(context), { store, cursors }));
  });
  app.post(PATHS.search, mayRead, countCalls(options, 'search'), async (context) => {
    const { store } = context.get('caller').organisation;
    const answer = searchAnswer(await bodyOf(context), { store, cursors });
    const after = answer.meta?.page?.after;
    const links = after === undefined ? {} : { links: { next: nextLink(context.req.url, after) } };
    return context.json({ ...answer, ...links });
  });
  return app;
}

function countCalls({ quota }: DatadogOptions, endpoint: CountedEndpoint): MiddlewareHandler<DatadogEnv> {
  return async (context, next) => {
    const { isAdmitted, headers } = quota.admit(context.get('caller').organisation.name, endpoint);
    for (const [name, value] of Object.entries(headers)) {
      context.header(name, value);
    }
    if (!isAdmitted) {
      return context.json({ errors: ['Too many requests'] }, 429);
    }
    await next();
    return undefined;
  };
}

/** The search again by GET, which the simulator does not serve: clients send the cursor by POST. */
function nextLink(url: string, after: string): string {
  const link = new URL('/api/v2/logs/events', url);
  link.searchParams.set('page[cursor]', after);
  return link.toString();
}

async function bodyOf(context: Context<DatadogEnv>): Promise<JsonReader> {
  const text = await context.req.text();
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new DatadogError(400, 'Invalid JSON');
  }
  return new JsonReader(body, 'body', { refuse: invalidRequest });
}
