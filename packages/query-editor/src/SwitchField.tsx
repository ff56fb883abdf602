import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Switch, useStyles2 } from '@grafana/ui';
import { EditorField } from './EditorField';

export interface SwitchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
  readonly tooltip?: string;
  readonly description?: string;
  readonly 'data-testid'?: string;
}

/** Something that is on or off, as high as the inputs beside it. */
export function SwitchField({ id, label, value, onChange, tooltip, description, ...rest }: SwitchFieldProps) {
  const styles = useStyles2(getStyles);
  return (
    <EditorField label={label} htmlFor={id} tooltip={tooltip} description={description}>
      <div className={styles.box}>
        <Switch {...rest} id={id} value={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      </div>
    </EditorField>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', alignItems: 'center', height: theme.spacing(theme.components.height.md) }),
});
