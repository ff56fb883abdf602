import { type VariableOption } from './VariableState';

/** The options of a `custom` variable: `a, b, Name : value`, with `\,` for a comma inside a value. */
export function customOptions(query: unknown): readonly VariableOption[] {
  if (typeof query !== 'string' || query.trim() === '') {
    return [];
  }
  return (query.match(/(?:\\,|[^,])+/g) ?? []).map((part) => {
    const text = part.replaceAll('\\,', ',').trim();
    const pair = /^(.+)\s:\s(.+)$/.exec(text);
    return pair?.[1] && pair[2] ? { text: pair[1].trim(), value: pair[2].trim() } : { text, value: text };
  });
}
