/** The texts without those that equal an earlier one under a key. */
export function distinctBy(texts: readonly string[], keyOf: (text: string) => string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const text of texts) {
    const key = keyOf(text);
    if (!byKey.has(key)) {
      byKey.set(key, text);
    }
  }
  return [...byKey.values()];
}

/** What two texts share that a vendor does not tell apart. */
export function ignoringCase(text: string): string {
  return text.toLowerCase();
}
