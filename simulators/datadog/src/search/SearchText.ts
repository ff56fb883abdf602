import { type DatadogError, invalidRequest } from '../DatadogError';
import { MANY, ONE, type TextPattern } from './TextPattern';

const SPACE = /\s/u;
/** What ends a word unless it is escaped. */
const ENDS_WORD = /[\s()[\]{}":<>]/u;
const OPERATORS = { AND: /(?:AND(?=[\s("-]|$)|&&)/y, OR: /(?:OR(?=[\s("-]|$)|\|\|)/y, NOT: /NOT(?=[\s("])/y } as const;
const COMPARISON = /[<>]=?/y;

/** The text of a search, read from the left. */
export class SearchText {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.#text.charAt(this.#at);
  }

  /** Whether a term may end here. */
  get isAtTermEnd(): boolean {
    return this.isAtEnd || SPACE.test(this.next) || this.next === ')';
  }

  skipSpaces(): void {
    while (!this.isAtEnd && SPACE.test(this.next)) {
      this.#at++;
    }
  }

  take(character: string): boolean {
    const isNext = this.next === character;
    if (isNext) {
      this.#at++;
    }
    return isNext;
  }

  expect<Character extends string>(character: Character): Character {
    if (!this.take(character)) {
      throw this.unexpected(`'${character}'`);
    }
    return character;
  }

  expectTermEnd(): void {
    if (!this.isAtTermEnd) {
      throw this.unexpected('a space');
    }
  }

  /** Operators are case sensitive, and words of their own. */
  isAtOperator(name: keyof typeof OPERATORS): boolean {
    const pattern = OPERATORS[name];
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  takeOperator(name: keyof typeof OPERATORS): boolean {
    this.skipSpaces();
    const isNext = this.isAtOperator(name);
    if (isNext) {
      this.#at = OPERATORS[name].lastIndex;
    }
    return isNext;
  }

  expectWord(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) {
      throw this.unexpected(`'${word}'`);
    }
    this.#at += word.length;
  }

  /** `<`, `<=`, `>` or `>=`, if there is one. */
  takeComparison(): string | undefined {
    COMPARISON.lastIndex = this.#at;
    const found = COMPARISON.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  /** A word with its wildcards; a backslash takes the meaning from the character after it. */
  readWord(): TextPattern {
    const parts: Array<TextPattern[number]> = [];
    while (!this.isAtEnd && !ENDS_WORD.test(this.next)) {
      const character = this.next;
      this.#at++;
      if (character === '*' || character === '?') {
        parts.push(character === '*' ? MANY : ONE);
      } else {
        const literal = character === '\\' ? this.#readEscaped() : character;
        const last = parts.at(-1);
        // Runs of literal characters stay together: one of them alone may be half of a character.
        if (typeof last === 'string') {
          parts[parts.length - 1] = last + literal;
        } else {
          parts.push(literal);
        }
      }
    }
    if (parts.length === 0) {
      throw this.unexpected();
    }
    return parts;
  }

  /** A text in quotation marks, in which only they and backslashes are escaped. */
  readQuoted(): string {
    this.expect('"');
    let text = '';
    while (!this.isAtEnd && this.next !== '"') {
      const character = this.next;
      this.#at++;
      text += character === '\\' ? this.#readEscaped() : character;
    }
    if (this.isAtEnd) {
      throw this.unexpected(`'"'`);
    }
    this.#at++;
    return text;
  }

  /** A refusal of what is next. */
  unexpected(expected?: string): DatadogError {
    const found = this.isAtEnd ? 'the end' : `'${this.next}'`;
    const hint = expected === undefined ? '' : `, expected ${expected}`;
    return invalidRequest(
      `Field 'filter.query' is invalid: unexpected ${found} at position ${this.#at} of '${this.#text}'${hint}`
    );
  }

  #readEscaped(): string {
    if (this.isAtEnd) {
      throw this.unexpected('a character after the backslash');
    }
    const character = this.next;
    this.#at++;
    return character;
  }
}
