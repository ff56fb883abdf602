import { type AdHocVariableFilter } from '@grafana/data';

// Grafana's own marks (public/app/features/variables/adhoc/urlParser.ts): `|` parts a filter, `,` and `#` part addresses.
const marks = [
  ['|', '__gfp__'],
  [',', '__gfc__'],
  ['#', '__gfh__'],
] as const;

/** A filter as the page's address holds it: `key|operator|value`. */
export function formatFilter({ key, operator, value }: AdHocVariableFilter): string {
  return [key, operator, value].map((part) => replaceAll(part, marks)).join('|');
}

/** The filter that an address holds; undefined when it is none. */
export function parseFilter(text: string): AdHocVariableFilter | undefined {
  const [key, operator, value, ...more] = text.split('|').map((part) =>
    replaceAll(
      part,
      marks.map(([plain, mark]) => [mark, plain] as const)
    )
  );
  return key && operator && value !== undefined && more.length === 0 ? { key, operator, value } : undefined;
}

function replaceAll(text: string, replacements: ReadonlyArray<readonly [string, string]>): string {
  return replacements.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}
