import { useCallback } from 'react';
import { LinkList } from '../app/LinkList';
import { LoadedView } from '../app/LoadedView';
import { usePageServices } from '../app/PageServicesContext';
import { PageTitle } from '../app/PageTitle';
import { useLoaded } from '../app/useLoaded';

/** What `GET /api/search?type=dash-db` says of a dashboard. */
interface DashboardHit {
  readonly uid: string;
  readonly title: string;
  readonly url: string;
  readonly folderTitle?: string;
}

/** The provisioned dashboards. */
export function DashboardList() {
  const { backend } = usePageServices();
  const load = useCallback(() => backend.get<DashboardHit[]>('/api/search', { type: 'dash-db' }), [backend]);
  const dashboards = useLoaded(load);

  return (
    <>
      <PageTitle text="Dashboards" />
      <LoadedView loaded={dashboards} what="the dashboards">
        {(hits) => (
          <LinkList
            items={hits.map(({ uid, title, url, folderTitle }) => ({
              key: uid,
              href: url,
              text: title,
              remark: folderTitle,
            }))}
            emptyText="No dashboard is provisioned"
          />
        )}
      </LoadedView>
    </>
  );
}
