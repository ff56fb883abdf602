import { Combobox } from '@grafana/ui';
import { useMemo } from 'react';
import { evenRows } from './evenRows';
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
  const rows = useMemo(
    () => (options.some(({ description }) => description) ? evenRows(options) : [...options]),
    [options]
  );
  const typed = typedAnswer((text) => {
    const option = meantOption(options, { text, isFree: false });
    if (option !== undefined && option.value !== value) {
      onChange(option.value);
    }
  });
  return (
    <div {...typed}>
      <Combobox<V> {...combobox} value={value} options={rows} onChange={(option) => onChange(option.value)} />
    </div>
  );
}
