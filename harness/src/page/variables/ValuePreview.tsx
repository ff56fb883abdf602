import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import { type VariableOption } from './VariableState';

const shown = 100;

/** The values that a variable would offer, the first hundred of them. */
export function ValuePreview({ options }: { readonly options: readonly VariableOption[] }) {
  const styles = useStyles2(getStyles);
  if (options.length === 0) {
    return <Alert severity="info" title="The variable has no values" />;
  }
  return (
    <section aria-label="Preview of values">
      <h2 className={styles.title}>{options.length === 1 ? '1 value' : `${options.length} values`}</h2>
      <ul className={styles.list}>
        {options.slice(0, shown).map(({ text, value }) => (
          <li key={value} className={styles.option}>
            {text}
            {text !== value && <span className={styles.value}>{value}</span>}
          </li>
        ))}
        {options.length > shown && <li className={styles.more}>and {options.length - shown} more</li>}
      </ul>
    </section>
  );
}

function getStyles(theme: GrafanaTheme2) {
  return {
    title: css({ ...theme.typography.h5, margin: theme.spacing(0, 0, 1) }),
    list: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), listStyle: 'none' }),
    option: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
      padding: theme.spacing(0.5, 1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      overflowWrap: 'anywhere',
    }),
    value: css({ color: theme.colors.text.secondary }),
    more: css({ padding: theme.spacing(0.5, 0), color: theme.colors.text.secondary }),
  };
}
