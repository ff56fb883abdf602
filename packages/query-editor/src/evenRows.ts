import { type PickerOption } from './PickerOption';

/**
 * The same options, each with room for a description, so that every row of the menu is as high as the others. Rows of
 * different heights are drawn over each other while the menu is filtered, for the reason told at `PickerOption`.
 */
export function evenRows<V extends string>(options: ReadonlyArray<PickerOption<V>>): Array<PickerOption<V>> {
  return options.map((option) => ({ ...option, description: option.description ?? '' }));
}
