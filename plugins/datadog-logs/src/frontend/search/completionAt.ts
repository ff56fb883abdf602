/** Part of a text: from its first to behind its last UTF-16 code unit. */
interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** What is being written at the caret, and could be completed. */
export type Completion =
  | { readonly kind: 'facet'; readonly span: TextSpan; readonly typed: string }
  | { readonly kind: 'value'; readonly facet: string; readonly span: TextSpan; readonly typed: string };

interface Scan {
  /** Where the term at the caret starts, behind its minus sign. */
  readonly start: number;
  /** Where the first colon of the term is. */
  readonly colon: number | undefined;
  /** The facet whose values stand in the parentheses around the caret. */
  readonly outerFacet: string | undefined;
  readonly isQuoted: boolean;
}

/**
 * Reads a search text up to the caret.
 * @returns undefined where nothing can be completed: in free text in quotes, and in comparisons of numbers
 */
export function completionAt(text: string, caret: number): Completion | undefined {
  const { start, colon, outerFacet, isQuoted } = scanTo(text, caret);
  const to = endOfTerm(text, caret, isQuoted);
  const facet = colon === undefined ? outerFacet : withoutEscapes(text.slice(start, colon));
  const from = colon === undefined ? start : colon + 1;
  const typed = text.slice(from, caret);
  if (facet === undefined || facet === '') {
    return typed.startsWith('"') ? undefined : { kind: 'facet', span: { from, to }, typed: withoutEscapes(typed) };
  }
  // What looks like an address is free text, not a facet called https.
  return /^([<>[{]|\/\/)/.test(typed)
    ? undefined
    : { kind: 'value', facet, span: { from, to }, typed: withoutEscapes(typed.replace(/^"/, '')) };
}

function scanTo(text: string, caret: number): Scan {
  const facets: Array<string | undefined> = [];
  let start = 0;
  let colon: number | undefined;
  let isQuoted = false;
  let isRange = false;
  const begin = (at: number) => {
    start = at;
    colon = undefined;
  };
  for (let at = 0; at < caret; at++) {
    const char = text.charAt(at);
    if (char === '\\') {
      at++;
    } else if (char === '"') {
      isQuoted = !isQuoted;
    } else if (isQuoted || isRange) {
      isRange &&= !/[\]}]/.test(char);
    } else if (/[[{]/.test(char) && colon === at - 1) {
      isRange = true;
    } else if (char === '(') {
      facets.push(colon === at - 1 ? withoutEscapes(text.slice(start, colon)) : facets.at(-1));
      begin(at + 1);
    } else if (char === ')') {
      facets.pop();
      begin(at + 1);
    } else if (/\s/.test(char) || (char === '-' && at === start)) {
      begin(at + 1);
    } else if (char === ':') {
      colon ??= at;
    }
  }
  return { start: Math.min(start, caret), colon, outerFacet: facets.at(-1), isQuoted };
}

function endOfTerm(text: string, caret: number, isQuoted: boolean): number {
  const rest = text.slice(caret);
  const pattern = isQuoted ? /^(?:\\.|[^"\\])*"?/s : /^(?:\\.|"(?:\\.|[^"\\])*"?|[^\s()"\\])*/s;
  return caret + (pattern.exec(rest)?.[0].length ?? 0);
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
