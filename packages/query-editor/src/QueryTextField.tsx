import { Input } from '@grafana/ui';
import { useDraft } from './hooks/useDraft';

export interface QueryTextFieldProps {
  readonly id: string;
  readonly value: string;
  /** Called with the trimmed text on Enter and when the field is left, if it changed. */
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  /** In units of 8 px; left out: as wide as there is room. */
  readonly width?: number;
  readonly invalid?: boolean;
  readonly 'data-testid'?: string;
}

/** A text that becomes part of the query when it is finished, not at every key. Escape takes back what was typed. */
export function QueryTextField({ value, onCommit, ...input }: QueryTextFieldProps) {
  const draft = useDraft(value);
  const commit = () => {
    const text = draft.text.trim();
    draft.setText(text);
    if (text !== value) {
      onCommit(text);
    }
  };
  return (
    <Input
      {...input}
      aria-invalid={input.invalid}
      value={draft.text}
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
  );
}
