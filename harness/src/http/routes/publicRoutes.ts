import { Hono, type Context } from 'hono';
import { dirname, join } from 'node:path';
import { pagePublicPath } from '../../pageBuild/pagePaths';
import { fontFile } from '../fontFile';
import { serveFile } from '../serveFile';
import { type WorkbenchState } from '../WorkbenchState';

/** Where `@grafana/ui` has no icon of a name, the set that most of Grafana's own come from answers. */
const unicons = join(dirname(require.resolve('@iconscout/unicons/package.json')), 'svg', 'line');

/** Everything under `/public`: plugins' files, icons, fonts, and the page's own build. */
export function publicRoutes(state: WorkbenchState): Hono {
  const images = join(state.grafana.uiDir, 'dist', 'public', 'img');
  return new Hono()
    .get('/public/plugins/:id/*', async (context) => {
      const id = context.req.param('id');
      const plugin = state.plugins.find(id);
      const path = behind(context, `/public/plugins/${id}/`);
      return (plugin && (await serveFile({ root: plugin.folder.dir, path }))) ?? context.notFound();
    })
    .get('/public/build/img/*', async (context) => {
      const path = behind(context, '/public/build/img/');
      const unicon = /^icons\/unicons\/([\w-]+\.svg)$/.exec(path)?.[1];
      return (
        (await serveFile({ root: images, path })) ??
        (unicon ? await serveFile({ root: unicons, path: unicon }) : undefined) ??
        context.notFound()
      );
    })
    .get('/public/fonts/*', async (context) => {
      const file = fontFile(behind(context, '/public/fonts/'));
      return (file ? await serveFile(file) : undefined) ?? context.notFound();
    })
    .get(`${pagePublicPath}*`, async (context) => {
      const path = behind(context, pagePublicPath);
      // The names of the built files hold a hash of their content.
      const cacheControl = 'public, max-age=31536000, immutable';
      return (await serveFile({ root: state.grafana.pageDir, path, cacheControl })) ?? context.notFound();
    });
}

function behind(context: Context, prefix: string): string {
  return context.req.path.slice(prefix.length);
}
