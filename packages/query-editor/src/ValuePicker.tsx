import { Combobox, type ComboboxOption } from '@grafana/ui';
import { type FocusEvent, type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { isComboboxInput } from './comboboxInput';
import { evenRows } from './evenRows';
import { usePickerRows } from './hooks/usePickerRows';
import { meantOption } from './meantOption';
import { type PickerOption } from './PickerOption';
import { typedAnswer } from './typedAnswer';

export interface ValuePickerProps {
  readonly id: string;
  /** Empty: none. */
  readonly value: string;
  readonly options: readonly PickerOption[];
  /** Called with the value of an option or a typed text; with `''` when the value is cleared. */
  readonly onChange: (value: string) => void;
  /** Called when the menu opens, perhaps several times. */
  readonly onOpen?: () => void;
  readonly placeholder?: string;
  /** What a typed text becomes, for example "Use this key". */
  readonly customValueDescription?: string;
  readonly loading?: boolean;
  readonly invalid?: boolean;
  /** Offers to clear the value. */
  readonly isClearable?: boolean;
  /** In units of 8 px; left out: as wide as there is room. */
  readonly width?: number;
  readonly 'aria-labelledby'?: string;
  readonly 'data-testid'?: string;
}

/**
 * One value, chosen from options or typed. What is typed is taken on Enter and when the field is left, as the option that
 * it means or else as it is, so the field works when there are no options, and nothing typed is lost.
 */
export function ValuePicker({ value, options, onChange, onOpen, isClearable = false, ...combobox }: ValuePickerProps) {
  // A typed text is offered with a description.
  const described = useMemo(() => evenRows(options), [options]);
  const { rows, chosen, hold, release } = usePickerRows(described, value === '' ? null : value);
  const label = value === '' ? '' : (options.find((option) => option.value === value)?.label ?? value);

  const meaning = (text: string) => meantOption(options, { text, isFree: true })?.value ?? text;
  const take = (text: string) => {
    const meant = meaning(text);
    if (meant !== value) {
      onChange(meant);
    }
  };
  const typed = typedAnswer({
    answer: take,
    onOpen: () => {
      hold();
      onOpen?.();
    },
  });
  const [isText, setIsText] = useState(true);
  const handleInput = (event: FormEvent<HTMLDivElement>) => {
    typed.onInput(event);
    if (isComboboxInput(event.target)) {
      const text = event.target.value.trim();
      setIsText(meaning(text) === text);
    }
  };
  const isLeftByTab = useRef(false);
  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    typed.onKeyDown(event);
    isLeftByTab.current = event.key === 'Tab';
  };
  // Grafana's component takes the highlighted row when the field is left with Tab, and nothing when something else is
  // clicked.
  const handleBlur = ({ target }: FocusEvent<HTMLDivElement>) => {
    const text = isComboboxInput(target) ? target.value.trim() : '';
    if (!isLeftByTab.current && text !== '' && text !== label) {
      take(text);
    }
    release();
  };
  // It chooses nothing, against its type, when its menu has become shorter than what is highlighted.
  const handleChange = (option: ComboboxOption | null | undefined) => {
    if (option !== undefined) {
      onChange(option?.value ?? '');
    }
  };

  const common = { ...combobox, options: rows, value: chosen, createCustomValue: isText } as const;
  return (
    <div {...typed} onInput={handleInput} onBlur={handleBlur} onKeyDown={handleKeyDown}>
      {isClearable ? (
        <Combobox<string> {...common} isClearable onChange={handleChange} />
      ) : (
        <Combobox<string> {...common} onChange={handleChange} />
      )}
    </div>
  );
}
