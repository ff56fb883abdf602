import { ArmError } from '../ArmError';

/** A refusal of a query's body; Azure names the part and, where there is a list, what it may be. */
export function invalidQuery(reason: string): ArmError {
  return new ArmError(400, 'BadRequest', `Invalid query definition: ${reason}.`);
}

/** Reads one JSON value of a request by its path, refusing what has the wrong shape. */
export class JsonReader {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  get isMissing(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  /** The fields of an object; any field that is not named is refused. */
  object<Name extends string>(names: readonly Name[]): Readonly<Record<Name, JsonReader>> {
    const fields = this.record();
    const unknown = Object.keys(fields).find((name) => !names.some((known) => known === name));
    if (unknown !== undefined) {
      throw invalidQuery(`Could not find member '${unknown}' on object '${this.#path}'; valid members: ${list(names)}`);
    }
    const readers = names.map((name) => [name, fields[name] ?? new JsonReader(undefined, `${this.#path}.${name}`)]);
    return Object.fromEntries(readers) as Record<Name, JsonReader>;
  }

  /** The fields of an object with names of the client's choice. */
  record(): Readonly<Record<string, JsonReader>> {
    if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value)) {
      throw this.#wrong('an object');
    }
    return Object.fromEntries(
      Object.entries(this.#value).map(([name, value]) => [name, new JsonReader(value, `${this.#path}.${name}`)])
    );
  }

  /** The elements of an array; none when it is missing. */
  array(): readonly JsonReader[] {
    if (this.isMissing) {
      return [];
    }
    if (!Array.isArray(this.#value)) {
      throw this.#wrong('an array');
    }
    return this.#value.map((value: unknown, index) => new JsonReader(value, `${this.#path}[${index}]`));
  }

  string(): string {
    if (typeof this.#value !== 'string') {
      throw this.#wrong('a string');
    }
    return this.#value;
  }

  /** One of a closed list, in any case as Azure takes it, spelled as in the list. */
  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    const text = this.string();
    const choice = choices.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    if (choice === undefined) {
      throw invalidQuery(`Invalid ${this.#path}: '${text}'; valid values: ${list(choices)}`);
    }
    return choice;
  }

  #wrong(expected: string): ArmError {
    return invalidQuery(
      this.isMissing
        ? `Missing ${this.#path}`
        : `Invalid ${this.#path}: expected ${expected}, got ${JSON.stringify(this.#value)}`
    );
  }
}

function list(choices: readonly string[]): string {
  return choices.map((choice) => `'${choice}'`).join(',');
}
