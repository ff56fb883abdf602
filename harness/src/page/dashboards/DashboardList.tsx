import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, TextLink, useStyles2 } from '@grafana/ui';
import { useCallback } from 'react';
import { LoadedView } from '../app/LoadedView';
import { usePageServices } from '../app/PageServicesContext';
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
  const styles = useStyles2(getStyles);
  const load = useCallback(() => backend.get<DashboardHit[]>('/api/search', { type: 'dash-db' }), [backend]);
  const dashboards = useLoaded(load);

  return (
    <>
      <h1 className={styles.title}>Dashboards</h1>
      <LoadedView loaded={dashboards} what="the dashboards">
        {(hits) =>
          hits.length === 0 ? (
            <Alert severity="info" title="No dashboard is provisioned" />
          ) : (
            <ul className={styles.list}>
              {hits.map(({ uid, title, url, folderTitle }) => (
                <li key={uid} className={styles.item}>
                  <TextLink href={url}>{title}</TextLink>
                  {folderTitle && <span className={styles.folder}>{folderTitle}</span>}
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    title: css({ ...theme.typography.h3, margin: theme.spacing(0, 0, 2) }),
    list: css({ listStyle: 'none', padding: 0 }),
    item: css({
      display: 'flex',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      padding: theme.spacing(1.5, 2),
      marginBottom: theme.spacing(1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    folder: css({ color: theme.colors.text.secondary }),
  };
}
