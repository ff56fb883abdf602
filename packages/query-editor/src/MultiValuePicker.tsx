import { findTemplateVariable } from '@glance/user-input';
import { type ComboboxOption, MultiCombobox } from '@grafana/ui';
import { type FocusEvent, type FormEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { highlightedRow, highlightFirstRow, isComboboxInput, openingHandlers, retype } from './comboboxInput';
import { evenRows } from './evenRows';
import { meantOption } from './meantOption';
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
  /** What a typed text becomes, for example "Use this scope"; left out where only options and variables make sense. */
  readonly customValueDescription?: string;
  readonly loading?: boolean;
  readonly invalid?: boolean;
  readonly 'aria-labelledby'?: string;
  readonly 'data-testid'?: string;
}

/**
 * Several values, chosen from options or typed. What is typed is taken on Enter and when the field is left, as the
 * option that it means or else as it is, so the field works when there are no options.
 */
export function MultiValuePicker({ values, options, onChange, onOpen, ...combobox }: MultiValuePickerProps) {
  // A typed text is offered with a description.
  const rows = useMemo(() => evenRows(options), [options]);
  const input = useRef<HTMLInputElement | undefined>(undefined);
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const isFree = combobox.customValueDescription !== undefined;
  const meant = meantOption(options, { text, isFree });
  const isTaken = meant !== undefined || isFree || findTemplateVariable(text) !== undefined;

  const opening = openingHandlers(onOpen);
  const handleInput = (event: FormEvent<HTMLDivElement>) => {
    opening.onInput(event);
    const { target } = event;
    if (!isComboboxInput(target)) {
      return;
    }
    input.current = target;
    setTyped(target.value);
    if (target.value.trim() !== '') {
      queueMicrotask(() => highlightFirstRow(target));
    }
  };
  const clear = () => input.current && retype(input.current, '');
  const isAnswered = ({ target }: KeyboardEvent | FocusEvent) =>
    text !== '' && isComboboxInput(target) && (highlightedRow(target) ?? 0) === 0;
  const handleKeyDownCapture = (event: KeyboardEvent<HTMLDivElement>) => {
    // Grafana's component shows a change of the text some time later, and undoes it until then: on a busy page a key that
    // is pressed meanwhile would change an older text.
    if (isComboboxInput(event.target) && event.target.value !== typed) {
      event.target.value = typed;
    }
    if (event.key === 'Escape' && text !== '') {
      clear();
    }
    // Grafana's component would take away what is chosen already, and choose nothing that is not highlighted.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && isAnswered(event)) {
      event.stopPropagation();
      event.preventDefault();
      if (isTaken) {
        input.current?.blur();
        input.current?.focus();
      }
    }
  };
  const handleBlur = (event: FocusEvent<HTMLDivElement>) => {
    const value = meant?.value ?? text;
    if (isAnswered(event) && isTaken && !values.includes(value)) {
      onChange([...values, value]);
    }
    setTyped('');
  };
  const handleChange = (chosen: readonly ComboboxOption[]) => {
    onChange([...new Set(chosen.map((option) => option.value))]);
    // What was typed has been answered.
    if (text !== '') {
      clear();
    }
  };

  // A click into the text would close the menu, and leave the text behind when the field is left.
  const handleClickCapture = (event: MouseEvent<HTMLDivElement>) => {
    if (text !== '' && isComboboxInput(event.target)) {
      event.stopPropagation();
    }
  };

  return (
    <div
      {...opening}
      onInput={handleInput}
      onClickCapture={handleClickCapture}
      onKeyDownCapture={handleKeyDownCapture}
      onBlur={handleBlur}
    >
      <MultiCombobox<string>
        {...combobox}
        value={values.map((value) => options.find((option) => option.value === value) ?? { value, label: value })}
        options={rows}
        onChange={handleChange}
        createCustomValue={isTaken && (meant?.value ?? text) === text}
        isClearable
      />
    </div>
  );
}
