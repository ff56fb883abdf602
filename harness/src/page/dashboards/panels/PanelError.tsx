import { css } from '@emotion/css';
import { type DataQueryError, type GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

interface Props {
  readonly errors: readonly DataQueryError[];
}

/** The messages of a panel whose queries all failed, in full: Grafana hides them in a tooltip, a test tool should not. */
export function PanelError({ errors }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div role="alert" className={styles.errors}>
      {errors.map((error, index) => (
        <p key={index} className={styles.error}>
          <Icon name="exclamation-triangle" className={styles.icon} />
          <span>
            {error.message ?? error.data?.message ?? error.statusText ?? 'The query failed without a message'}
          </span>
        </p>
      ))}
    </div>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    errors: css({ height: '100%', overflow: 'auto', padding: theme.spacing(1) }),
    error: css({ display: 'flex', gap: theme.spacing(1), margin: 0 }),
    icon: css({ color: theme.colors.error.text, flexShrink: 0, marginTop: theme.spacing(0.25) }),
  };
}
