/** One choice of a variable. */
export interface VariableOption {
  readonly text: string;
  readonly value: string;
}

/** Grafana's value for "All". */
export const allValueMark = '$__all';

/** A dashboard variable with what is chosen now. */
export interface VariableState {
  readonly name: string;
  readonly label: string;
  readonly type: 'query' | 'datasource' | 'custom';
  readonly multi: boolean;
  readonly includeAll: boolean;
  /** Text that stands for All, put into queries as it is; without it All means every option. */
  readonly allValue?: string;
  readonly hidden: boolean;
  /** The choices, All left out. */
  readonly options: readonly VariableOption[];
  /** The chosen values; `[allValueMark]` for All, empty while nothing can be chosen. */
  readonly selected: readonly string[];
}

/** Whether the variable stands for all of its options. */
export function isAllSelected(variable: VariableState): boolean {
  return variable.selected.length === 1 && variable.selected[0] === allValueMark;
}

/**
 * What the variable puts into a query before formatting.
 * `raw` values are a custom All value, which Grafana puts in without formatting it.
 */
export function variableValue(variable: VariableState): { readonly value: string | string[]; readonly raw: boolean } {
  if (isAllSelected(variable)) {
    return variable.allValue === undefined
      ? { value: variable.options.map((option) => option.value), raw: false }
      : { value: variable.allValue, raw: true };
  }
  return { value: variable.multi ? [...variable.selected] : (variable.selected[0] ?? ''), raw: false };
}
