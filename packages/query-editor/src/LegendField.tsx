import { EditorField } from './EditorField';
import { QueryTextField } from './QueryTextField';

export interface LegendFieldProps {
  readonly id: string;
  /** The labels that series of this query have, the most telling one first. */
  readonly labels: readonly string[];
  readonly value: string;
  readonly onCommit: (legendFormat: string) => void;
  readonly 'data-testid'?: string;
}

/** How series are named. */
export function LegendField({ id, labels, value, onCommit, ...rest }: LegendFieldProps) {
  const known = labels.length > 0 ? `Labels of this query: ${labels.join(', ')}` : 'This query has no labels';
  return (
    <EditorField label="Legend" htmlFor={id} growFrom={30} tooltip={`Text with labels in double braces. ${known}`}>
      <QueryTextField
        {...rest}
        id={id}
        value={value}
        placeholder={labels.length > 0 ? `Automatic, or a text such as {{${labels[0]}}}` : 'Automatic, or a text'}
        onCommit={onCommit}
      />
    </EditorField>
  );
}
