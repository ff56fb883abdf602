/** The order of texts: by UTF-16 code unit, as JavaScript sorts (contract, introduction). */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Puts sets of labels in order that are otherwise equal: by their text, `name=value` by name. */
export function compareLabels(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): number {
  return compareTexts(labelText(a), labelText(b));
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.keys(labels)
    .sort()
    .map((name) => `${name}=${labels[name]}`)
    .join(', ');
}
