import { type VariableDefinition } from '../dashboards/model/parseDashboard';
import { allValueMark, type VariableOption, type VariableState } from './VariableState';

/** Where the options of variables come from, and what is chosen. */
export interface VariableSources {
  /** Values chosen in the page's address, by variable name. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  /** Options of a variable; it may refer to the variables before it, which `onResolved` has announced. */
  readonly loadOptions: (definition: VariableDefinition) => Promise<readonly VariableOption[]>;
  readonly onResolved: (variables: readonly VariableState[]) => void;
}

/** Variables with their options, and what went wrong with the others, by name. */
export interface ResolvedVariables {
  readonly variables: readonly VariableState[];
  readonly errors: ReadonlyMap<string, string>;
}

/**
 * Finds options and choices of a dashboard's variables, in the order of the dashboard. One whose options cannot be had
 * keeps what was chosen and gets an error; the others go on.
 */
export async function resolveVariables(
  definitions: readonly VariableDefinition[],
  { chosen, loadOptions, onResolved }: VariableSources
): Promise<ResolvedVariables> {
  const variables: VariableState[] = [];
  const errors = new Map<string, string>();
  for (const definition of definitions) {
    let options: readonly VariableOption[] = [];
    try {
      options = await loadOptions(definition);
    } catch (error) {
      errors.set(definition.name, error instanceof Error ? error.message : String(error));
    }
    variables.push(toState(definition, options, chosen.get(definition.name)));
    onResolved([...variables]);
  }
  return { variables, errors };
}

function toState(
  definition: VariableDefinition,
  options: readonly VariableOption[],
  chosen: readonly string[] | undefined
): VariableState {
  const { name, label, type, multi, includeAll, allValue, hide } = definition;
  return {
    name,
    label: label || name,
    type: type === 'query' || type === 'datasource' ? type : 'custom',
    multi,
    includeAll,
    allValue: allValue ?? undefined,
    hidden: hide === 2,
    options,
    selected: select(definition, options, chosen),
  };
}

/** The choice of the address, else the one saved in the dashboard, else All, else the first option. */
function select(
  { current, includeAll }: VariableDefinition,
  options: readonly VariableOption[],
  chosen: readonly string[] | undefined
): readonly string[] {
  const saved = [current?.value ?? []].flat().filter((value) => value !== '');
  const isPossible = (value: string) =>
    (includeAll && value === allValueMark) || options.length === 0 || options.some((option) => option.value === value);
  for (const candidate of [chosen ?? [], saved]) {
    const possible = candidate.filter(isPossible);
    if (possible.length > 0) {
      return possible;
    }
  }
  return includeAll ? [allValueMark] : options.slice(0, 1).map((option) => option.value);
}
