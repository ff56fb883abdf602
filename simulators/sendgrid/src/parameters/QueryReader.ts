import { invalidParameter } from '../SendGridError';

/** Reads the parameters of a query string, refusing what has the wrong form. */
export class QueryReader {
  readonly #parameters: URLSearchParams;

  constructor(url: string) {
    this.#parameters = new URL(url).searchParams;
  }

  /** The last one of that name. */
  text(name: string): string | undefined {
    return this.#parameters.getAll(name).at(-1);
  }

  /** A whole number of at least `min`. @throws SendGridError 400 */
  integer(name: string, { min }: { readonly min: number }): number | undefined {
    const text = this.text(name);
    if (text === undefined) {
      return undefined;
    }
    if (!/^\d+$/.test(text) || Number(text) < min) {
      throw invalidParameter(name, `${name} must be an integer of at least ${min}`);
    }
    return Number(text);
  }

  /** One of a closed list. @throws SendGridError 400 */
  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name);
    const choice = choices.find((candidate) => candidate === text);
    if (text !== undefined && choice === undefined) {
      throw invalidParameter(name, `${name} must be one of ${choices.join(', ')}`);
    }
    return choice;
  }

  /**
   * Names of a parameter that is repeated, each once. @throws SendGridError 400 for more than ten, and for the form
   * `name[]` that some clients make of lists
   */
  names(name: string): readonly string[] {
    const brackets = [...this.#parameters.keys()].find((key) => key.startsWith(`${name}[`));
    if (brackets !== undefined) {
      throw invalidParameter(brackets, `${brackets} is not a valid parameter; repeat ${name} instead`);
    }
    const names = [...new Set(this.#parameters.getAll(name).filter((text) => text !== ''))];
    if (names.length > MAX_NAMES) {
      throw invalidParameter(name, `a maximum of ${MAX_NAMES} ${name} is allowed`);
    }
    return names;
  }
}

/** As the reference has it: "up to 10 different". */
const MAX_NAMES = 10;
