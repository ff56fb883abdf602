/** Headers of an answer: names in any case, repeated ones joined by a comma as in fetch. */
export class ResponseHeaders implements Iterable<readonly [string, string]> {
  readonly #values = new Map<string, string>();

  constructor(raw: Readonly<Record<string, string | readonly string[] | undefined>>) {
    for (const [name, value] of Object.entries(raw)) {
      if (value !== undefined) {
        this.#values.set(name.toLowerCase(), typeof value === 'string' ? value : value.join(', '));
      }
    }
  }

  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase());
  }

  /** Names in lower case with their values. */
  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.#values.entries();
  }
}
