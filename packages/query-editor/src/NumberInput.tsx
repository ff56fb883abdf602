import { FieldValidationMessage, Input } from '@grafana/ui';
import { HiddenLabel } from './HiddenLabel';
import { type NumberDraftOptions, numberText, useNumberDraft } from './hooks/useNumberDraft';

export interface NumberInputProps extends NumberDraftOptions {
  readonly id: string;
  /** For screen readers; the place says it to the eye. */
  readonly label: string;
  /** Drawn before the number. */
  readonly prefix?: string;
  /** In units of 8 px. */
  readonly width?: number;
}

/** A whole number in a range, as a part of an entry. What is out of range is said below it and is not committed. */
export function NumberInput(props: NumberInputProps) {
  const { id, label, prefix, width = 12 } = props;
  const draft = useNumberDraft(props);
  const invalid = draft.error !== undefined;
  return (
    <div>
      <HiddenLabel id={`${id}-label`} htmlFor={id} text={label} />
      <Input
        id={id}
        data-testid={id}
        invalid={invalid}
        aria-invalid={invalid}
        value={draft.text}
        inputMode="numeric"
        placeholder={numberText(props.defaultValue)}
        prefix={prefix}
        width={width}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onBlur={draft.commit}
        onKeyDown={draft.handleKeyDown}
      />
      {invalid && <FieldValidationMessage>{draft.error}</FieldValidationMessage>}
    </div>
  );
}
