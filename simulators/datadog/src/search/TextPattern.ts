import { toWords } from './toWords';

/** Any number of characters: an unescaped `*` outside quotation marks. */
export const MANY = Symbol('*');
/** One character: an unescaped `?` outside quotation marks. */
export const ONE = Symbol('?');

/** Text with wildcards. */
export type TextPattern = ReadonlyArray<string | typeof MANY | typeof ONE>;

/** Whether it is nothing but `*`. */
export function matchesAnything(pattern: TextPattern): boolean {
  return pattern.length > 0 && pattern.every((part) => part === MANY);
}

/** The text of a pattern without wildcards, otherwise `undefined`. */
export function literalText(pattern: TextPattern): string | undefined {
  return pattern.every((part) => typeof part === 'string') ? pattern.join('') : undefined;
}

/** Tests whole values, in their case. */
export function valueMatcher(pattern: TextPattern): (text: string) => boolean {
  const literal = literalText(pattern);
  if (literal !== undefined) {
    return (text) => text === literal;
  }
  const source = pattern.map((part) => (typeof part === 'string' ? escaped(part) : part === MANY ? '.*' : '.'));
  const expression = new RegExp(`^${source.join('')}$`, 'su');
  return (text) => expression.test(text);
}

/** Tests texts that went through {@link toWords}: the words follow each other, wildcards stay within one. */
export function wordsMatcher(pattern: TextPattern): (words: string) => boolean {
  const literal = literalText(pattern);
  if (literal !== undefined) {
    const words = toWords(literal);
    return words === ' ' ? () => false : (text) => text.includes(words);
  }
  const source = pattern
    .map((part) => (typeof part === 'string' ? wordCharacters(part) : part === MANY ? '[^ ]*' : '[^ ]'))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim();
  const expression = new RegExp(` ${source} `, 'u');
  return (text) => expression.test(text);
}

function wordCharacters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}_]+/gu, ' ');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (character) => `\\${character}`);
}
