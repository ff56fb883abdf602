import { isAllSelected, variableValue, type VariableState } from './VariableState';
import { type InterpolationValue } from './interpolate';

/** The variables of the page that is shown; the one place that the template service reads. */
export class VariableStore {
  #variables: readonly VariableState[] = [];

  get variables(): readonly VariableState[] {
    return this.#variables;
  }

  /** Replaces all variables; a page that has none sets an empty list. */
  set(variables: readonly VariableState[]): void {
    this.#variables = variables;
  }

  lookUp(name: string): InterpolationValue | undefined {
    const variable = this.#variables.find((candidate) => candidate.name === name);
    return variable && { ...variable, ...variableValue(variable), text: selectedText(variable) };
  }
}

/** What a person reads for the variable's value, such as `All` or `Production + Test`. */
function selectedText(variable: VariableState): string {
  if (isAllSelected(variable)) {
    return 'All';
  }
  const texts = variable.selected.map(
    (value) => variable.options.find((option) => option.value === value)?.text ?? value
  );
  return texts.join(' + ');
}
