import { useMemo, useState } from 'react';
import { type PickerOption } from '../PickerOption';

export interface PickerRows<V extends string> {
  readonly rows: Array<PickerOption<V>>;
  /** The row of the value, in `rows` if it is an option. */
  readonly chosen: PickerOption<V> | null;
  /** To be called when the menu opens, perhaps several times. */
  readonly hold: () => void;
  /** To be called when the picker is left. */
  readonly release: () => void;
}

/**
 * The rows of a picker of one value. Grafana's component writes the name of what is chosen over what is being typed
 * whenever the chosen row is another object. So it is the same one as long as it says the same, and from the moment the
 * menu opens, though options may come that name or describe it otherwise, until the picker is left.
 */
export function usePickerRows<V extends string>(
  options: ReadonlyArray<PickerOption<V>>,
  value: V | null
): PickerRows<V> {
  const [held, setHeld] = useState<PickerOption<V> | null>(null);
  const { label, description } = options.find((option) => option.value === value) ?? {};
  const fresh = useMemo(
    () => (value === null ? null : { value, label: label ?? value, ...(description !== undefined && { description }) }),
    [value, label, description]
  );
  const chosen = held !== null && held.value === value ? held : fresh;
  const rows = useMemo(
    () => options.map((option) => (chosen !== null && option.value === chosen.value ? chosen : option)),
    [options, chosen]
  );
  return { rows, chosen, hold: () => setHeld(chosen), release: () => setHeld(null) };
}
