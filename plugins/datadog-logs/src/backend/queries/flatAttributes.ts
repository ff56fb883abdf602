/** Deeper parts of a log stay together. */
const MAX_DEPTH = 10;

/** What stands at one place in a log. */
export interface FlatAttribute {
  /** As a search names it: `@http.status_code`. */
  readonly facet: string;
  /** A text, a number, a boolean, or a list or object that is not taken apart; never null. */
  readonly value: unknown;
}

/** The parts of a log's attributes, under the names by which Datadog searches them. Lists are not taken apart. */
export function* flatAttributes(attributes: Readonly<Record<string, unknown>>): Generator<FlatAttribute> {
  yield* partsOf(attributes, '@', 1);
}

function* partsOf(parts: object, prefix: string, depth: number): Generator<FlatAttribute> {
  for (const [name, value] of Object.entries(parts) as ReadonlyArray<[string, unknown]>) {
    const facet = `${prefix}${name}`;
    if (depth < MAX_DEPTH && isObject(value)) {
      yield* partsOf(value, `${facet}.`, depth + 1);
    } else if (value !== null && value !== undefined) {
      yield { facet, value };
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
