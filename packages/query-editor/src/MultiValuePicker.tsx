import { MultiCombobox } from '@grafana/ui';
import { type FocusEvent, type KeyboardEvent, useMemo } from 'react';
import { isComboboxInput, openingHandlers } from './comboboxInput';
import { evenRows } from './evenRows';
import { type PickerOption } from './PickerOption';

export interface MultiValuePickerProps {
  readonly id: string;
  readonly values: readonly string[];
  readonly options: readonly PickerOption[];
  /** Each value once, in the order chosen. */
  readonly onChange: (values: readonly string[]) => void;
  /** Called when the menu opens, perhaps several times. */
  readonly onOpen?: () => void;
  readonly placeholder?: string;
  /** What a typed text becomes, for example "Use this scope". */
  readonly customValueDescription?: string;
  readonly loading?: boolean;
  readonly invalid?: boolean;
  readonly 'aria-labelledby'?: string;
  readonly 'data-testid'?: string;
}

/**
 * Several values, chosen from options or typed. Whatever was typed is taken on Enter and when the field is left, so the
 * field works when there are no options, and nothing typed is lost.
 */
export function MultiValuePicker({ values, options, onChange, onOpen, ...combobox }: MultiValuePickerProps) {
  // A typed text is offered with a description.
  const rows = useMemo(() => evenRows(options), [options]);
  const add = (text: string) => {
    if (text !== '' && !values.includes(text)) {
      onChange([...values, text]);
    }
  };

  // Grafana's component takes a typed text only when its option is highlighted with the arrow keys, and drops it when
  // the field is left.
  const handleBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (isComboboxInput(event.target) && !hasHighlightedOption(event.target)) {
      add(event.target.value.trim());
    }
  };
  const opening = openingHandlers(onOpen);
  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    opening.onKeyDown(event);
    const { target } = event;
    if (
      event.key === 'Enter' &&
      isComboboxInput(target) &&
      target.value.trim() !== '' &&
      !hasHighlightedOption(target)
    ) {
      target.blur();
      target.focus();
    }
  };

  return (
    <div {...opening} onBlur={handleBlur} onKeyDown={handleKeyDown}>
      <MultiCombobox<string>
        {...combobox}
        value={values.map((value) => options.find((option) => option.value === value) ?? { value, label: value })}
        options={rows}
        onChange={(chosen) => onChange([...new Set(chosen.map((option) => option.value))])}
        createCustomValue
        isClearable
      />
    </div>
  );
}

function hasHighlightedOption(input: HTMLInputElement): boolean {
  return Boolean(input.getAttribute('aria-activedescendant'));
}
