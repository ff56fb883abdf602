import { type ComboboxOption } from '@grafana/ui';

/**
 * Something to choose in a picker. Not under a heading: Grafana's pickers (seen in 12.4) keep the heights of their rows
 * while the number of rows stays the same, and so draw rows over each other when a filter moves the headings.
 */
export interface PickerOption<V extends string = string> extends ComboboxOption<V> {
  readonly group?: never;
}
