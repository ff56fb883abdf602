import { type PickerOption } from '../PickerOption';

/** The dashboard's variables, `$name`s, as options. */
export function variableOptions(variables: readonly string[]): readonly PickerOption[] {
  return variables.map((value) => ({ value, label: value, description: 'Dashboard variable' }));
}
