import { css } from '@emotion/css';
import { RadioButtonGroup } from '@grafana/ui';
import { EditorField } from '../EditorField';

export interface VariableListFieldProps<T extends string> {
  readonly lists: Readonly<Record<T, { readonly label: string; readonly description: string }>>;
  readonly value: T;
  readonly onChange: (list: T) => void;
}

/** Which list fills a variable. */
export function VariableListField<T extends string>({ lists, value, onChange }: VariableListFieldProps<T>) {
  // The keys of a record of lists are lists.
  const options = (Object.keys(lists) as T[]).map((list) => ({ value: list, ...lists[list] }));
  return (
    <EditorField label="List">
      <RadioButtonGroup<T>
        className={wrappingStyle}
        aria-label="List"
        options={options}
        value={value}
        onChange={onChange}
      />
    </EditorField>
  );
}

// Five lists are wider than a phone.
const wrappingStyle = css({ flexWrap: 'wrap' });
