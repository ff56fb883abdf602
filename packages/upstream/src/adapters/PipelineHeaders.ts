import type { HttpHeaders } from '@azure/core-rest-pipeline';

/** Headers in the shape that Azure's SDK pipeline reads. */
export class PipelineHeaders implements HttpHeaders {
  readonly #byName = new Map<string, { readonly name: string; readonly value: string }>();

  constructor(entries: Iterable<readonly [string, string]>) {
    for (const [name, value] of entries) {
      this.set(name, value);
    }
  }

  get(name: string): string | undefined {
    return this.#byName.get(name.toLowerCase())?.value;
  }

  has(name: string): boolean {
    return this.#byName.has(name.toLowerCase());
  }

  set(name: string, value: string | number | boolean): void {
    this.#byName.set(name.toLowerCase(), { name, value: String(value) });
  }

  delete(name: string): void {
    this.#byName.delete(name.toLowerCase());
  }

  toJSON({ preserveCase = false }: { preserveCase?: boolean } = {}): Record<string, string> {
    return Object.fromEntries(
      [...this.#byName].map(([lowerCase, { name, value }]) => [preserveCase ? name : lowerCase, value])
    );
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    for (const { name, value } of this.#byName.values()) {
      yield [name, value];
    }
  }
}
