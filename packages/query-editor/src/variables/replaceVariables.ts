import { type VariableContext } from './VariableSelection';

// Grafana's own, which it fills in and reads itself.
const NOT_OURS = new Set(['refId', 'datasource', 'queryType', 'key']);

/** A query with every variable replaced, wherever a text can stand, as Grafana writes its values into a text. */
export function replaceVariables<T extends object>(model: T, { templateSrv, scopedVars }: VariableContext): T {
  const replace = (text: string) => templateSrv.replace(text, scopedVars);
  const fields = Object.entries(model).map(([name, value]) => [
    name,
    NOT_OURS.has(name) ? value : replaceTexts(value, replace),
  ]);
  // The types of a model's texts hold for what is put in the place of variables, or the backend says what does not.
  return Object.fromEntries(fields) as T;
}

function replaceTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return replace(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaceTexts(item, replace));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaceTexts(part, replace)]))
    : value;
}
