import { LoadingState, VariableHide, type TypedVariableModel } from '@grafana/data';
import { isAllSelected, type VariableState } from './VariableState';

/** The variable as plugins see it through `getTemplateSrv().getVariables()`. */
export function toVariableModel(variable: VariableState, index: number): TypedVariableModel {
  const texts = isAllSelected(variable)
    ? ['All']
    : variable.selected.map((value) => variable.options.find((option) => option.value === value)?.text ?? value);
  const selected = new Set(variable.selected);
  return {
    id: variable.name,
    name: variable.name,
    label: variable.label,
    type: 'custom',
    rootStateKey: null,
    global: false,
    hide: variable.hidden ? VariableHide.hideVariable : VariableHide.dontHide,
    skipUrlSync: false,
    index,
    state: LoadingState.Done,
    error: null,
    description: null,
    query: '',
    multi: variable.multi,
    includeAll: variable.includeAll,
    allValue: variable.allValue ?? null,
    current: variable.multi
      ? { text: texts, value: [...variable.selected], selected: true }
      : { text: texts[0] ?? '', value: variable.selected[0] ?? '', selected: true },
    options: variable.options.map(({ text, value }) => ({ text, value, selected: selected.has(value) })),
  };
}
