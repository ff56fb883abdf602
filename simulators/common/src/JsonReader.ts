/** How {@link JsonReader} reads for one vendor. */
export interface JsonRules {
  /** Turns what is wrong into the vendor's refusal. */
  readonly refuse: (problem: string) => Error;
  /** Whether words of closed lists are taken in any case. */
  readonly ignoresCase?: boolean;
}

/** Reads one JSON value of a request by its path, refusing what has the wrong shape. */
export class JsonReader {
  readonly #value: unknown;
  readonly #path: string;
  readonly #rules: JsonRules;

  constructor(value: unknown, path: string, rules: JsonRules) {
    this.#value = value;
    this.#path = path;
    this.#rules = rules;
  }

  get isMissing(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  /** The fields of an object; any field that is not named is refused. */
  object<Name extends string>(names: readonly Name[]): Readonly<Record<Name, JsonReader>> {
    const fields = this.record();
    const unknown = Object.keys(fields).find((name) => !names.some((known) => known === name));
    if (unknown !== undefined) {
      throw this.refusal(`Could not find member '${unknown}' on object '${this.#path}'; valid members: ${list(names)}`);
    }
    const readers = names.map((name) => [name, fields[name] ?? this.#member(undefined, `${this.#path}.${name}`)]);
    return Object.fromEntries(readers) as Record<Name, JsonReader>;
  }

  /** The fields of an object with names of the client's choice. */
  record(): Readonly<Record<string, JsonReader>> {
    if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value)) {
      throw this.#wrong('an object');
    }
    return Object.fromEntries(
      Object.entries(this.#value).map(([name, value]) => [name, this.#member(value, `${this.#path}.${name}`)])
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
    return this.#value.map((value: unknown, index) => this.#member(value, `${this.#path}[${index}]`));
  }

  string(): string {
    if (typeof this.#value !== 'string') {
      throw this.#wrong('a string');
    }
    return this.#value;
  }

  /** A whole number within these bounds, both included. */
  integer({ min, max }: { readonly min: number; readonly max: number }): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw this.#wrong(`a whole number from ${min} to ${max}`);
    }
    return value;
  }

  /** Whatever is there: for values of several types. */
  raw(): unknown {
    return this.#value;
  }

  /** One of a closed list, spelled as in the list. */
  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    const text = this.string();
    const fold = (word: string) => (this.#rules.ignoresCase === true ? word.toLowerCase() : word);
    const choice = choices.find((candidate) => fold(candidate) === fold(text));
    if (choice === undefined) {
      throw this.refusal(`Invalid ${this.#path}: '${text}'; valid values: ${list(choices)}`);
    }
    return choice;
  }

  /** What this value is not good for, in the vendor's form. */
  refusal(problem: string): Error {
    return this.#rules.refuse(problem);
  }

  #member(value: unknown, path: string): JsonReader {
    return new JsonReader(value, path, this.#rules);
  }

  #wrong(expected: string): Error {
    return this.refusal(
      this.isMissing
        ? `Missing ${this.#path}`
        : `Invalid ${this.#path}: expected ${expected}, got ${JSON.stringify(this.#value)}`
    );
  }
}

function list(choices: readonly string[]): string {
  return choices.map((choice) => `'${choice}'`).join(',');
}
