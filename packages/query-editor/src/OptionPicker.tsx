import { Combobox, type ComboboxOption } from '@grafana/ui';
import { useMemo } from 'react';
import { evenRows } from './evenRows';
import { usePickerRows } from './hooks/usePickerRows';
import { meantOption } from './meantOption';
import { type PickerOption } from './PickerOption';
import { typedAnswer } from './typedAnswer';

export interface OptionPickerProps<V extends string> {
  readonly id: string;
  /** Null: none is chosen. A value that is no option is shown as it is. */
  readonly value: V | null;
  /** All there are. */
  readonly options: ReadonlyArray<PickerOption<V>>;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  /** In units of 8 px; left out: as wide as there is room. */
  readonly width?: number;
  readonly 'aria-labelledby'?: string;
  readonly 'data-testid'?: string;
}

/**
 * One of a list that nothing can be added to. A part of a name is enough, followed by Enter or Tab; what means no option
 * is dropped.
 */
export function OptionPicker<V extends string>({ value, options, onChange, ...combobox }: OptionPickerProps<V>) {
  const described = useMemo(
    () => (options.some(({ description }) => description) ? evenRows(options) : options),
    [options]
  );
  const { rows, chosen, hold, release } = usePickerRows(described, value);
  const answer = (text: string) => {
    const option = meantOption(options, { text, isFree: false });
    if (option !== undefined && option.value !== value) {
      onChange(option.value);
    }
  };
  // Grafana's component chooses nothing, against its type, when its menu has become shorter than what is highlighted.
  const handleChange = (option: ComboboxOption<V> | undefined) => {
    if (option !== undefined) {
      onChange(option.value);
    }
  };
  return (
    <div {...typedAnswer({ answer, onOpen: hold })} onBlur={release}>
      <Combobox<V> {...combobox} value={chosen} options={rows} onChange={handleChange} />
    </div>
  );
}
