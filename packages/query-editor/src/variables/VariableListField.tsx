import { RadioButtonGroup } from '@grafana/ui';
import { EditorField } from '../EditorField';

export interface VariableListFieldProps<T extends string> {
  readonly lists: ReadonlyArray<{ readonly value: T; readonly label: string; readonly description: string }>;
  readonly value: T;
  readonly onChange: (list: T) => void;
}

/** Which list fills a variable. */
export function VariableListField<T extends string>({ lists, value, onChange }: VariableListFieldProps<T>) {
  return (
    <EditorField label="List">
      <RadioButtonGroup<T> aria-label="List" options={[...lists]} value={value} onChange={onChange} />
    </EditorField>
  );
}
