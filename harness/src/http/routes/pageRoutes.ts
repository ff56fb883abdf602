import { Hono } from 'hono';
import { HttpError } from '../HttpError';
import { serveFile } from '../serveFile';
import { type WorkbenchState } from '../WorkbenchState';

/** The page itself, for every address that its own router knows. */
export function pageRoutes({ grafana }: WorkbenchState): Hono {
  return new Hono().get('*', async () => {
    const page = await serveFile({ root: grafana.pageDir, path: 'index.html' });
    if (!page) {
      throw new HttpError(500, `The workbench page is not built: run "${grafana.buildCommand}"`);
    }
    return page;
  });
}
