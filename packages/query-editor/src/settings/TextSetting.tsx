import { EditorField } from '../EditorField';
import { Input } from '@grafana/ui';
import { useState } from 'react';

export interface TextSettingProps {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Marks a field that may stay empty. */
  readonly optional?: boolean;
  readonly value: string | undefined;
  readonly error?: string;
  /** Called at every key, without spaces around the text: settings are saved as they stand when the button is pressed. */
  readonly onChange: (value: string) => void;
}

/** A line of text on the settings page. */
export function TextSetting({ id, value = '', onChange, placeholder, required, ...field }: TextSettingProps) {
  // A space at the end may be followed by another word: it is seen while it is typed.
  const [typed, setTyped] = useState(value);
  return (
    <EditorField htmlFor={id} required={required} shrinkFrom={60} {...field}>
      <Input
        id={id}
        data-testid={id}
        value={typed.trim() === value ? typed : value}
        placeholder={placeholder}
        required={required}
        invalid={field.error !== undefined}
        aria-invalid={field.error !== undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(event.currentTarget.value.trim());
        }}
        onBlur={() => setTyped(value)}
      />
    </EditorField>
  );
}
