import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Field, IconButton, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

export interface EditorFieldProps {
  readonly label: string;
  /** Id of the input that the label names. Left out for groups, which carry their own `aria-label`. */
  readonly htmlFor?: string;
  /** What the field does, in a sentence; reachable by keyboard. */
  readonly tooltip?: string;
  /** The same, always in view: for forms, which have room. */
  readonly description?: string;
  readonly required?: boolean;
  /** Marks a field that may stay empty. */
  readonly optional?: boolean;
  /** What is wrong with the value; shown below the input, which is to be marked `invalid` by itself. */
  readonly error?: string;
  /** Smallest width in units of 8 px, from which the field grows to fill its row. Left out: as wide as its input. */
  readonly growFrom?: number;
  /** Width in units of 8 px that the field takes where there is room, and shrinks from. Its input brings no width then. */
  readonly shrinkFrom?: number;
  readonly children: ReactNode;
}

/** One labelled input of an editor, with room for an explanation and for what is wrong. */
export function EditorField(props: EditorFieldProps) {
  const { label, htmlFor, tooltip, description, required, optional, error, growFrom, shrinkFrom, children } = props;
  const styles = useStyles2(getStyles, growFrom, shrinkFrom);
  const text = (
    <>
      {label}
      {required && ' *'}
      {optional && <span className={styles.optional}> - optional</span>}
    </>
  );
  const heading = (
    <div className={styles.heading}>
      <div className={styles.labelRow}>
        {htmlFor === undefined ? (
          <span className={styles.label}>{text}</span>
        ) : (
          <label className={styles.label} htmlFor={htmlFor}>
            {text}
          </label>
        )}
        {tooltip !== undefined && <IconButton name="info-circle" size="sm" tooltip={tooltip} />}
      </div>
      {description !== undefined && <div className={styles.description}>{description}</div>}
    </div>
  );
  return (
    <Field
      className={styles.field}
      label={heading}
      htmlFor={htmlFor}
      invalid={error === undefined ? undefined : true}
      error={error}
      noMargin
    >
      <>{children}</>
    </Field>
  );
}

const getStyles = (theme: GrafanaTheme2, growFrom: number | undefined, shrinkFrom: number | undefined) => ({
  field: css(
    growFrom !== undefined && { flex: `1 1 ${theme.spacing(growFrom)}`, minWidth: 0 },
    shrinkFrom !== undefined && { width: theme.spacing(shrinkFrom), maxWidth: '100%' }
  ),
  heading: css({ marginBottom: theme.spacing(0.5) }),
  labelRow: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minHeight: theme.spacing(2) }),
  description: css({
    maxWidth: theme.spacing(60),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.typography.bodySmall.lineHeight,
  }),
  label: css({
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    lineHeight: 1.25,
  }),
  optional: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
});
