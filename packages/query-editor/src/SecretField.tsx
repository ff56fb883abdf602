import { css } from '@emotion/css';
import { SecretInput, SecretTextArea, useStyles2 } from '@grafana/ui';
import { EditorField } from './EditorField';

export interface SecretFieldProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** True when a secret is stored: it cannot be read back, only replaced. */
  readonly isConfigured: boolean;
  /** What was typed since; the stored secret is never shown. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Forgets the stored secret, so that another can be typed. */
  readonly onReset: () => void;
  readonly placeholder?: string;
  /** For a secret of several lines, such as a PEM: how many to show. */
  readonly rows?: number;
  readonly required?: boolean;
  readonly error?: string;
  readonly 'data-testid'?: string;
}

/** A secret that is written, never read back. */
export function SecretField(props: SecretFieldProps) {
  const { id, label, description, isConfigured, value, onChange, onReset, placeholder, rows, required, error } = props;
  const styles = useStyles2(getStyles);
  const invalid = error !== undefined;
  const shared = {
    id,
    isConfigured,
    value,
    onReset,
    placeholder,
    invalid,
    'aria-invalid': invalid,
    'data-testid': props['data-testid'],
  };
  return (
    <EditorField label={label} htmlFor={id} description={description} required={required} error={error} shrinkFrom={60}>
      {rows === undefined ? (
        <SecretInput
          {...shared}
          autoComplete="new-password"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <div className={styles.fill}>
          <SecretTextArea {...shared} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
        </div>
      )}
    </EditorField>
  );
}

// Grafana 12.3's component has no `grow` yet: its text area, the first of a row, is told from outside.
const getStyles = () => ({ fill: css({ '& > div > :first-child': { flexGrow: 1 } }) });
