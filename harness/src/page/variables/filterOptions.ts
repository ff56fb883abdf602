import { stringToJsRegex } from '@grafana/data';
import { type VariableOption } from './VariableState';

/**
 * Keeps the options whose text matches a variable's `regex`, as Grafana does: named groups `text` and `value`, or the
 * first group, replace the option. An empty regex keeps all.
 */
export function filterOptions(options: readonly VariableOption[], regex: string): readonly VariableOption[] {
  if (regex === '') {
    return options;
  }
  const pattern = stringToJsRegex(regex);
  return options.flatMap((option) => {
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(option.text);
    if (!match) {
      return [];
    }
    const { text, value } = match.groups ?? {};
    if (text !== undefined || value !== undefined) {
      return [{ text: text ?? value ?? option.text, value: value ?? text ?? option.value }];
    }
    return match[1] === undefined ? [option] : [{ text: match[1], value: match[1] }];
  });
}
