import { EditorField } from '../EditorField';
import { Input } from '@grafana/ui';

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
export function TextSetting({ id, value, onChange, placeholder, required, ...field }: TextSettingProps) {
  return (
    <EditorField htmlFor={id} required={required} shrinkFrom={60} {...field}>
      <Input
        id={id}
        data-testid={id}
        value={value ?? ''}
        placeholder={placeholder}
        required={required}
        invalid={field.error !== undefined}
        aria-invalid={field.error !== undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
    </EditorField>
  );
}
