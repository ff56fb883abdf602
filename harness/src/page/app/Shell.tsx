import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ToolbarButton, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';
import { NavLink } from 'react-router-dom-v5-compat';
import { useThemeChoice } from './ThemeProvider';

interface Props {
  readonly children: ReactNode;
}

const views = [
  { path: '/dashboards', label: 'Dashboards' },
  { path: '/explore', label: 'Explore' },
  { path: '/variables', label: 'Variables' },
  { path: '/connections/datasources', label: 'Data sources' },
];

/** What surrounds every view: name, navigation, theme switch, and the remark that this is no Grafana. */
export function Shell({ children }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useThemeChoice();
  const other = theme.name === 'dark' ? 'light' : 'dark';

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <span className={styles.name}>Glance workbench</span>
        <nav aria-label="Views" className={styles.nav}>
          {views.map(({ path, label }) => (
            <NavLink key={path} to={path} className={styles.link}>
              {label}
            </NavLink>
          ))}
        </nav>
        <span className={styles.remark} role="note">
          Development and test tool, not Grafana
        </span>
        <ToolbarButton
          icon="adjust-circle"
          variant="canvas"
          aria-label={`Switch to ${other} theme`}
          tooltip={`Switch to ${other} theme`}
          onClick={() => theme.choose(other)}
        />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    page: css({ minHeight: '100vh', background: theme.colors.background.canvas }),
    header: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(0.5, 2),
      background: theme.colors.background.primary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    }),
    name: css({ fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' }),
    nav: css({ display: 'flex', gap: theme.spacing(0.5) }),
    link: css({
      padding: theme.spacing(0.5, 1),
      borderRadius: theme.shape.radius.default,
      color: theme.colors.text.secondary,
      whiteSpace: 'nowrap',
      '&:hover': { color: theme.colors.text.primary, background: theme.colors.action.hover },
      '&[aria-current="page"]': { color: theme.colors.text.primary, background: theme.colors.action.selected },
    }),
    remark: css({
      marginLeft: 'auto',
      padding: theme.spacing(0, 1),
      borderRadius: theme.shape.radius.pill,
      border: `1px solid ${theme.colors.border.medium}`,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    main: css({ padding: theme.spacing(2) }),
  };
}
