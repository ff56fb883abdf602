import { Hono } from 'hono';
import { HttpError } from '../HttpError';
import { type WorkbenchState } from '../WorkbenchState';

/** Listing and reading the provisioned dashboards. */
export function dashboardRoutes({ dashboards }: WorkbenchState): Hono {
  return new Hono()
    .get('/api/search', () =>
      Response.json(
        dashboards.map(({ uid, title, folder }) => ({
          uid,
          title,
          url: `/d/${uid}`,
          type: 'dash-db',
          tags: [],
          ...(folder && { folderTitle: folder }),
        }))
      )
    )
    .get('/api/dashboards/uid/:uid', (context) => {
      const found = dashboards.find((dashboard) => dashboard.uid === context.req.param('uid'));
      if (!found) {
        throw new HttpError(404, 'Dashboard not found');
      }
      const meta = {
        provisioned: true,
        canSave: false,
        canEdit: false,
        url: `/d/${found.uid}`,
        folderTitle: found.folder,
      };
      return Response.json({ meta, dashboard: found.json });
    });
}
