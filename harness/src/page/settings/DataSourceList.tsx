import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, TextLink, useStyles2 } from '@grafana/ui';
import { usePageServices } from '../app/PageServicesContext';

/** The provisioned data sources. */
export function DataSourceList() {
  const styles = useStyles2(getStyles);
  const all = usePageServices().dataSources.getList();
  return (
    <>
      <h1 className={styles.title}>Data sources</h1>
      {all.length === 0 && <Alert severity="info" title="No data source is provisioned" />}
      <ul className={styles.list}>
        {all.map(({ uid, name, meta, isDefault }) => (
          <li key={uid} className={styles.item}>
            <TextLink href={`/connections/datasources/edit/${uid}`}>{name}</TextLink>
            <span className={styles.kind}>
              {meta.name}
              {isDefault && ', default'}
            </span>
          </li>
        ))}
      </ul>
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
    kind: css({ color: theme.colors.text.secondary }),
  };
}
