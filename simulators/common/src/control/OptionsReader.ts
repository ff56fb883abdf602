/** Options that came as JSON, each read once; what is left in the end is unknown. */
export class OptionsReader {
  readonly #options: Readonly<Record<string, unknown>>;
  readonly #read = new Set<string>();

  /** @throws RangeError for what is no object */
  constructor(json: unknown) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw new RangeError(`Expected an object, got ${JSON.stringify(json)}.`);
    }
    this.#options = json as Readonly<Record<string, unknown>>;
  }

  /** As it came. */
  raw(name: string): unknown {
    this.#read.add(name);
    return this.#options[name];
  }

  /** @throws RangeError */
  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.raw(name);
    const choice = choices.find((candidate) => candidate === value);
    if (value !== undefined && choice === undefined) {
      throw wrong(name, `one of ${choices.join(', ')}`, value);
    }
    return choice;
  }

  /** @throws RangeError */
  positive(name: string): number | undefined {
    const value = this.raw(name);
    if (value !== undefined && (typeof value !== 'number' || !(value > 0))) {
      throw wrong(name, 'a positive number', value);
    }
    return value;
  }

  /** @throws RangeError */
  boolean(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value !== undefined && typeof value !== 'boolean') {
      throw wrong(name, 'true or false', value);
    }
    return value;
  }

  /** A whole number that is not negative. @throws RangeError */
  wholeNumber(name: string): number | undefined {
    const value = this.raw(name);
    if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 0)) {
      throw wrong(name, 'a whole number', value);
    }
    return value;
  }

  /** Text. @throws RangeError */
  text(name: string): string | undefined {
    const value = this.raw(name);
    if (value !== undefined && typeof value !== 'string') {
      throw wrong(name, 'a text', value);
    }
    return value;
  }

  /** A list of texts. @throws RangeError */
  texts(name: string): readonly string[] | undefined {
    const value = this.raw(name);
    if (value === undefined) {
      return undefined;
    }
    if (!Array.isArray(value) || !value.every((text) => typeof text === 'string')) {
      throw wrong(name, 'a list of texts', value);
    }
    return value;
  }

  /** An object with names of the sender's choice. @throws RangeError */
  record(name: string): Readonly<Record<string, unknown>> | undefined {
    const value = this.raw(name);
    if (value === undefined) {
      return undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrong(name, 'an object', value);
    }
    return value as Readonly<Record<string, unknown>>;
  }

  /** An instant as ISO 8601 text or epoch milliseconds, as the latter. @throws RangeError */
  instant(name: string): number | undefined {
    const value = this.raw(name);
    const epochMs = typeof value === 'string' ? Date.parse(value) : value;
    if (epochMs !== undefined && (typeof epochMs !== 'number' || !Number.isFinite(epochMs))) {
      throw wrong(name, 'an instant in ISO 8601 or epoch milliseconds', value);
    }
    return epochMs;
  }

  /** @throws RangeError when an option was not read */
  refuseOthers(): void {
    const surplus = Object.keys(this.#options).find((name) => !this.#read.has(name));
    if (surplus !== undefined) {
      throw new RangeError(`Unknown option "${surplus}".`);
    }
  }
}

function wrong(name: string, expected: string, value: unknown): RangeError {
  return new RangeError(`Expected ${name} to be ${expected}, got ${JSON.stringify(value)}.`);
}
