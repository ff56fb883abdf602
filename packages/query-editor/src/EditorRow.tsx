import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

export interface EditorRowsProps {
  readonly children: ReactNode;
}

/** The rows of one editor, one below the other. */
export function EditorRows({ children }: EditorRowsProps) {
  return (
    <Stack direction="column" gap={0.5}>
      {children}
    </Stack>
  );
}

export interface EditorRowProps {
  /** What the fields of the row decide together; read out to screen readers, not drawn. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A band of fields that belong together. Fields wrap where the panel is narrow. */
export function EditorRow({ label, children }: EditorRowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div role="group" aria-label={label} className={styles.row}>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(1),
    padding: theme.spacing(1),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
});
