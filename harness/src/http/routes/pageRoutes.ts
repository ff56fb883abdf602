import { Hono } from 'hono';
import { pageBuildDir } from '../../pageBuild/pagePaths';
import { HttpError } from '../HttpError';
import { serveFile } from '../serveFile';

/** The page itself, for every address that its own router knows. */
export function pageRoutes(): Hono {
  return new Hono().get('*', async () => {
    const page = await serveFile({ root: pageBuildDir, path: 'index.html' });
    if (!page) {
      throw new HttpError(500, 'The workbench page is not built: run "npm run build"');
    }
    return page;
  });
}
