type Labels = Readonly<Record<string, string>>;

/** The order of texts: by UTF-16 code unit, as JavaScript sorts (contract, introduction). */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Labels as one text, by which what is otherwise equal is put in order: `name=value` by name. */
export function labelText(labels: Labels): string {
  return Object.keys(labels)
    .sort()
    .map((name) => `${name}=${labels[name]}`)
    .join(', ');
}

/** The order of sets of labels: by their text. */
export function compareLabels(a: Labels, b: Labels): number {
  return compareTexts(labelText(a), labelText(b));
}
