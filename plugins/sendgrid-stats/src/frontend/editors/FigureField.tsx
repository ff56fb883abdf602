import { EditorField, MultiValuePicker, type PickerOption, variableOptions } from '@glance/query-editor';
import { inListOrder } from '../inListOrder';

export interface FigureFieldProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly tooltip: string;
  readonly value: readonly T[];
  readonly options: readonly PickerOption[];
  /** The order in which they are saved. */
  readonly order: readonly T[];
  /** `$name`s of the dashboard. */
  readonly variables: readonly string[];
  readonly invalid?: boolean;
  readonly onChange: (figures: readonly T[]) => void;
}

/** Several figures, grouped as on SendGrid's own pages. */
export function FigureField<T extends string>(props: FigureFieldProps<T>) {
  const { id, label, tooltip, value, options, order, variables, invalid, onChange } = props;
  return (
    <EditorField label={label} htmlFor={id} growFrom={32} tooltip={tooltip}>
      <MultiValuePicker
        id={id}
        data-testid={`sendgrid-${label.toLowerCase()}`}
        values={value}
        options={[...options, ...variableOptions(variables)]}
        placeholder="None"
        invalid={invalid}
        onChange={(chosen) => onChange(inListOrder(chosen, order))}
      />
    </EditorField>
  );
}
