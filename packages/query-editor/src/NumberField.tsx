import { Input } from '@grafana/ui';
import { EditorField } from './EditorField';
import { type NumberDraftOptions, numberText, useNumberDraft } from './hooks/useNumberDraft';

export interface NumberFieldProps extends NumberDraftOptions {
  readonly id: string;
  readonly label: string;
  /** Shown while the field is empty; left out: the default. */
  readonly placeholder?: string;
  readonly tooltip?: string;
  readonly description?: string;
  /** Drawn behind the number. */
  readonly unit?: string;
  /** In units of 8 px. */
  readonly width?: number;
  readonly 'data-testid'?: string;
}

/** A whole number in a range. What is out of range is said below the field and is not committed. */
export function NumberField(props: NumberFieldProps) {
  const { id, label, placeholder = numberText(props.defaultValue), tooltip, description, unit, width = 12 } = props;
  const draft = useNumberDraft(props);
  const invalid = draft.error !== undefined;
  return (
    <EditorField label={label} htmlFor={id} tooltip={tooltip} description={description} error={draft.error}>
      <Input
        id={id}
        data-testid={props['data-testid']}
        invalid={invalid}
        aria-invalid={invalid}
        value={draft.text}
        inputMode="numeric"
        placeholder={placeholder}
        suffix={unit}
        width={width}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onBlur={draft.commit}
        onKeyDown={draft.handleKeyDown}
      />
    </EditorField>
  );
}
