import { plainVariables } from './plainVariables';
import { selectionOf, type VariableContext } from './VariableSelection';

/**
 * The elements that an element of a list becomes: one for each combination of the values selected in the variables in
 * it; none when a variable in it has no value.
 */
export function expandVariables(text: string, context: VariableContext): readonly string[] {
  for (const { written, name } of plainVariables(text)) {
    const selection = selectionOf(name, context);
    if (selection.kind === 'many') {
      return selection.values.flatMap((value) => expandVariables(text.split(written).join(value), context));
    }
  }
  return [context.templateSrv.replace(text, context.scopedVars)];
}

/** True for an element that is exactly one variable, of which *All* is selected and has no custom value. */
export function isAllSelected(text: string, context: VariableContext): boolean {
  const [variable] = plainVariables(text);
  if (variable === undefined || variable.written !== text.trim()) {
    return false;
  }
  const selection = selectionOf(variable.name, context);
  return selection.kind === 'many' && selection.all;
}
