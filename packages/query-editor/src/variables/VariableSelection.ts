import { type ScopedVars, type TypedVariableModel } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

/** What variables are replaced with: those of the dashboard, and those of a repeated panel or row. */
export interface VariableContext {
  readonly templateSrv: Pick<TemplateSrv, 'getVariables' | 'replace'>;
  readonly scopedVars: ScopedVars;
}

/** What is selected in a variable. */
export type VariableSelection =
  | {
      readonly kind: 'one';
      readonly value: string;
      /** True for a text that Grafana writes in place of a value: a custom value of *All*, an unknown variable. */
      readonly isWritten: boolean;
    }
  /** Several values can be selected; `all` is true for *All* without a custom value, whose values are all options. */
  | { readonly kind: 'many'; readonly values: readonly string[]; readonly all: boolean };

/**
 * Asks Grafana for the values of a variable. A variable that Grafana does not know, and *All* with a custom value, come
 * back as the one text that Grafana writes for them.
 */
export function selectionOf(name: string, { templateSrv, scopedVars }: VariableContext): VariableSelection {
  let isWritten = true;
  let values: readonly unknown[] | undefined;
  // Grafana calls a format function with the raw value; the text it puts in place is what the function returns.
  const text = templateSrv.replace(`\${${name}}`, scopedVars, (value: unknown) => {
    isWritten = false;
    values = Array.isArray(value) ? value : undefined;
    return String(value);
  });
  if (values === undefined) {
    return { kind: 'one', value: text, isWritten };
  }
  const variable = templateSrv.getVariables().find((candidate) => candidate.name === name);
  return { kind: 'many', values: values.map(String), all: variable !== undefined && isAllOf(variable) };
}

// A repeated panel has one value of the variable, which reaches selectionOf as a text: this is asked of arrays only.
function isAllOf(variable: TypedVariableModel): boolean {
  if (!('current' in variable) || !('value' in variable.current)) {
    return false;
  }
  const { value } = variable.current;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === '$__all' && !('allValue' in variable && variable.allValue);
}
