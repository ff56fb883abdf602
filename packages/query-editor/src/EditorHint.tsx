import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';

export type HintSeverity = 'info' | 'warning' | 'error';

export interface EditorHintProps {
  readonly severity: HintSeverity;
  readonly text: string;
  /** Takes a line of its own among the fields of a row. */
  readonly fullWidth?: boolean;
  /** Something that the reader can do about it. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

const ICONS = { info: 'info-circle', warning: 'exclamation-triangle', error: 'exclamation-circle' } as const;

/** A line that advises beside the field it is about, without pushing the field away. */
export function EditorHint({ severity, text, fullWidth, action }: EditorHintProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={cx(styles.hint, fullWidth && styles.fullWidth)} role={severity === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[severity]} size="sm" className={cx(styles.icon, styles[severity])} />
      <span>{text}</span>
      {action !== undefined && (
        <Button size="sm" variant="secondary" fill="text" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  hint: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.typography.bodySmall.lineHeight,
    overflowWrap: 'anywhere',
  }),
  fullWidth: css({ flexBasis: '100%' }),
  icon: css({ flexShrink: 0 }),
  info: css({ color: theme.colors.info.text }),
  warning: css({ color: theme.colors.warning.text }),
  error: css({ color: theme.colors.error.text }),
});
