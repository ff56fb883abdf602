import { formatVariable } from './formatVariable';

/** The value of one variable in a text; `raw` ones are put in as they are. */
export interface InterpolationValue {
  readonly name: string;
  readonly type: string;
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly value: string | string[];
  readonly text: string;
  readonly raw: boolean;
}

/** A plugin's own formatter, called as Grafana calls it. */
export type CustomFormatter = (
  value: string | string[],
  variable: Pick<InterpolationValue, 'name' | 'type' | 'multi' | 'includeAll'>,
  byName: (value: string | string[], format: string) => string
) => string;

/** How one text is to be replaced. */
export interface Interpolation {
  readonly lookUp: (name: string) => InterpolationValue | undefined;
  readonly format?: string | CustomFormatter;
}

/** Grafana's three ways to write a variable: `$name`, `[[name:format]]`, `${name.path:format}`. */
const variablePattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

/** Replaces the variables in a text. One that is not known stays as it is, as in Grafana. */
export function interpolate(target: string, { lookUp, format }: Interpolation): string {
  return target.replace(
    variablePattern,
    (
      match,
      plain: string,
      square: string,
      squareFormat: string,
      braced: string,
      _path: string,
      bracedFormat: string
    ) => {
      const found = lookUp(plain ?? square ?? braced);
      return found ? formatFound(found, squareFormat ?? bracedFormat ?? format) : match;
    }
  );
}

/** The names of the variables that a text uses, whether they exist or not. */
export function variableNames(target: string): readonly string[] {
  return [...target.matchAll(variablePattern)].map(([, plain, square, , braced]) => plain ?? square ?? braced ?? '');
}

function formatFound(found: InterpolationValue, format: string | CustomFormatter | undefined): string {
  if (found.raw) {
    return String(found.value);
  }
  if (typeof format === 'function') {
    const { name, type, multi, includeAll } = found;
    return format(found.value, { name, type, multi, includeAll }, formatVariable);
  }
  return format === 'text' ? found.text : formatVariable(found.value, format);
}
