/** The field of a model that a message is about: `groupBy[1].name` is a part of entry 1 of `groupBy`. */
export function fieldPlace(field: string): { readonly name: string; readonly index: number | undefined } {
  const [, name = '', digits] = /^(\w+)(?:\[(\d+)\])?/.exec(field) ?? [];
  return { name, index: digits === undefined ? undefined : Number(digits) };
}

/**
 * A message in which the entries of lists are called as in the form: `Grouping 2 is …` for `groupBy[1].name is …`.
 * @param nouns what an entry is called, by the name of its list
 */
export function entriesInWords(message: string, nouns: Readonly<Record<string, string>>): string {
  return Object.entries(nouns).reduce(
    (text, [list, noun]) =>
      text.replace(
        new RegExp(`\\b${list}\\[(\\d+)\\](?:\\.\\w+)?`, 'g'),
        (_, index: string) => `${noun} ${Number(index) + 1}`
      ),
    message
  );
}
