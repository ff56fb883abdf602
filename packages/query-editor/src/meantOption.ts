import { findTemplateVariable } from '@glance/user-input';
import { fuzzySearch } from '@grafana/data';
import { type PickerOption } from './PickerOption';

export interface TypedText {
  /** Without space around it. */
  readonly text: string;
  /** Whether a text that no option has can be meant. */
  readonly isFree: boolean;
}

/**
 * The option that a typed text means: the one with this value or name, else the first that Grafana's pickers show for
 * it. Undefined: the text means itself, or nothing. A variable means itself, and so does a free text that is no part of
 * a name: where options have no names of their own, `ship` is no abbreviation of `shipping`.
 */
export function meantOption<V extends string>(
  options: ReadonlyArray<PickerOption<V>>,
  { text, isFree }: TypedText
): PickerOption<V> | undefined {
  const exact = options.find(({ value, label }) => value === text || label === text);
  if (exact !== undefined || text === '' || findTemplateVariable(text) !== undefined) {
    return exact;
  }
  const isPart = ({ value, label = value }: PickerOption) =>
    label !== value && label.toLowerCase().includes(text.toLowerCase());
  if (isFree && !options.some(isPart)) {
    return undefined;
  }
  const [first] = fuzzySearch(
    options.map(({ value, label = value }) => label),
    text
  );
  return first === undefined ? undefined : options[first];
}
