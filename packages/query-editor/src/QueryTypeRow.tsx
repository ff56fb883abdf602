import { RadioButtonGroup } from '@grafana/ui';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';

export interface QueryTypeRowProps<T extends string> {
  readonly types: ReadonlyArray<{ readonly value: T; readonly label: string; readonly description: string }>;
  readonly value: T;
  readonly onChange: (queryType: T) => void;
}

/** What kind of question is asked. */
export function QueryTypeRow<T extends string>({ types, value, onChange }: QueryTypeRowProps<T>) {
  return (
    <EditorRow label="Query type">
      <EditorField label="Query type">
        <RadioButtonGroup<T> aria-label="Query type" options={[...types]} value={value} onChange={onChange} />
      </EditorField>
    </EditorRow>
  );
}
