import type { Labels } from '@glance/data-frames';

/** Labels as one text, by which what is otherwise equal is put in order. */
export function labelText(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map((name) => `${name}=${labels[name]}`)
    .join(', ');
}

/** The order of texts: by UTF-16 code unit. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
