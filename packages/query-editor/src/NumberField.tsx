import { Input } from '@grafana/ui';
import { EditorField } from './EditorField';
import { useDraft } from './hooks/useDraft';

export interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  /** Undefined: the default applies. */
  readonly value: number | undefined;
  /** A value equal to it is committed as undefined. */
  readonly defaultValue?: number;
  /** Shown while the field is empty; left out: the default. */
  readonly placeholder?: string;
  /** Smallest whole number accepted. */
  readonly min: number;
  /** Largest one; left out: there is none. */
  readonly max?: number;
  /** Called on Enter and when the field is left, with a number in range or with undefined for the default. */
  readonly onCommit: (value: number | undefined) => void;
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
  const { id, label, value, defaultValue, placeholder, min, max = Infinity, onCommit, unit, width = 12 } = props;
  const draft = useDraft(textOf(value));
  const parsed = parseWholeNumber(draft.text, { min, max });
  const commit = () => {
    if (parsed.kind === 'invalid') {
      return;
    }
    const next = parsed.value === defaultValue ? undefined : parsed.value;
    draft.setText(textOf(next));
    if (next !== value) {
      onCommit(next);
    }
  };

  return (
    <EditorField
      label={label}
      htmlFor={id}
      tooltip={props.tooltip}
      description={props.description}
      error={parsed.kind === 'invalid' ? rangeText(min, max) : undefined}
    >
      <Input
        id={id}
        data-testid={props['data-testid']}
        invalid={parsed.kind === 'invalid'}
        aria-invalid={parsed.kind === 'invalid'}
        value={draft.text}
        inputMode="numeric"
        placeholder={placeholder ?? textOf(defaultValue)}
        suffix={unit}
        width={width}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            commit();
          } else if (event.key === 'Escape') {
            draft.reset();
          }
        }}
      />
    </EditorField>
  );
}

const textOf = (value: number | undefined): string => (value === undefined ? '' : String(value));

const rangeText = (min: number, max: number): string =>
  max === Infinity ? `Whole number of at least ${min}` : `Whole number from ${min} to ${max}`;

type ParsedNumber = { readonly kind: 'valid'; readonly value: number | undefined } | { readonly kind: 'invalid' };

function parseWholeNumber(text: string, range: { readonly min: number; readonly max: number }): ParsedNumber {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { kind: 'valid', value: undefined };
  }
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value >= range.min && value <= range.max
    ? { kind: 'valid', value }
    : { kind: 'invalid' };
}
