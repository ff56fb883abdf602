import { plainVariables, selectionOf, type VariableContext } from '@glance/query-editor';
import { writeText, writeValue, writeValues } from '../shared/searchText';

/** A piece of a search text that is read as one: what stands in quotes, a word, or what is between them. */
interface Piece {
  readonly text: string;
  readonly kind: 'quoted' | 'word' | 'between';
  /** What stands before it belongs to it: `facet:`, or the list of a facet's values. */
  readonly isValue: boolean;
  /** It is followed by a colon. */
  readonly isFacet: boolean;
}

/** What a variable stands for: `*` for *All*, a text to be put in place as it is, or values. */
type Meaning =
  | { readonly kind: 'all' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'values'; readonly values: readonly string[]; readonly isMany: boolean };

/**
 * A search text with every variable replaced, so that nothing in a value is read as syntax. A variable behind `facet:`
 * stands for its values, in quotes; several become `("a" OR "b")`; *All* without a custom value becomes `*`. A variable
 * of one value that stands by itself is search text of its own, such as what is typed in a text box; so is one with a
 * format, `${name:raw}`.
 */
export function interpolateSearch(search: string, context: VariableContext): string {
  return piecesOf(search)
    .map((piece) => interpolatePiece(piece, context))
    .join('');
}

function interpolatePiece({ text, kind, isValue, isFacet }: Piece, context: VariableContext): string {
  const { templateSrv, scopedVars } = context;
  const inner = kind === 'quoted' ? text.slice(1, -1) : text;
  const variables = kind === 'between' ? [] : plainVariables(inner);
  const [first] = variables;
  if (first === undefined) {
    return templateSrv.replace(text, scopedVars);
  }
  if (variables.length === 1 && first.written === inner && !isFacet) {
    return wholeVariable(first, { isValue: isValue || kind === 'quoted' }, context);
  }
  const write = kind === 'quoted' ? insideQuotes : writeText;
  const texts = combinations(inner, { write, wildcard: kind === 'quoted' ? undefined : '*' }, context).map((result) =>
    kind === 'quoted' ? `"${result}"` : result
  );
  return texts.length === 1 ? (texts[0] ?? '') : texts.length === 0 ? '""' : `(${texts.join(' OR ')})`;
}

function wholeVariable(
  variable: { readonly name: string; readonly written: string },
  { isValue }: { readonly isValue: boolean },
  context: VariableContext
): string {
  const meaning = meaningOf(variable, context);
  switch (meaning.kind) {
    case 'all':
      return '*';
    case 'text':
      return meaning.text;
    case 'values':
      if (meaning.values.length === 0) {
        // Nothing is selected: nothing is found.
        return '""';
      }
      return isValue || meaning.isMany ? writeValues(meaning.values) : meaning.values.join('');
  }
}

interface Writing {
  readonly write: (value: string) => string;
  /** What stands for any text; undefined where there is no such thing. */
  readonly wildcard: string | undefined;
}

/** One text for each combination of the values of the variables in a text. */
function combinations(text: string, writing: Writing, context: VariableContext): readonly string[] {
  const { templateSrv, scopedVars } = context;
  const [variable] = plainVariables(text);
  if (variable === undefined) {
    return [templateSrv.replace(text, scopedVars)];
  }
  const at = text.indexOf(variable.written);
  const before = templateSrv.replace(text.slice(0, at), scopedVars);
  const after = combinations(text.slice(at + variable.written.length), writing, context);
  return textsOf(variable, writing, context).flatMap((value) => after.map((rest) => before + value + rest));
}

function textsOf(
  variable: { readonly name: string; readonly written: string },
  { write, wildcard }: Writing,
  context: VariableContext
): readonly string[] {
  const meaning = meaningOf(variable, context);
  switch (meaning.kind) {
    case 'all':
      return wildcard === undefined ? valuesOfAll(variable.name, context).map(write) : [wildcard];
    case 'text':
      return [meaning.text];
    case 'values':
      return meaning.values.map(write);
  }
}

function meaningOf(
  { name, written }: { readonly name: string; readonly written: string },
  context: VariableContext
): Meaning {
  const selection = selectionOf(name, context);
  if (selection.kind === 'many') {
    return selection.all ? { kind: 'all' } : { kind: 'values', values: selection.values, isMany: true };
  }
  if (!selection.isWritten) {
    return { kind: 'values', values: [selection.value], isMany: false };
  }
  // What nobody knows stays as it was written; the backend names it in its error.
  return { kind: 'text', text: selection.value === `\${${name}}` ? written : selection.value };
}

function valuesOfAll(name: string, context: VariableContext): readonly string[] {
  const selection = selectionOf(name, context);
  return selection.kind === 'many' ? selection.values : [];
}

const insideQuotes = (value: string): string => writeValue(value).slice(1, -1);

// A variable with a format holds together although there is a colon in it.
const QUOTED = String.raw`"(?:\\.|[^"\\])*"`;
const IN_WORD = String.raw`\\.|\$\{[^}]*\}|\[\[[^\]]*\]\]`;
/** What can come next: quoted text, the sign before a term, a word, or syntax and space. */
const PIECE = new RegExp(String.raw`${QUOTED}|-|(?:${IN_WORD}|[^\s():"\\])+|[^]`, 'sy');
/** The same behind `facet:`, where a colon is a part of the value. */
const VALUE_PIECE = new RegExp(String.raw`${QUOTED}|-|(?:${IN_WORD}|[^\s()"\\])+|[^]`, 'sy');

function piecesOf(search: string): readonly Piece[] {
  const pieces: Piece[] = [];
  // For each open parenthesis whether it holds values of a facet.
  const lists: boolean[] = [];
  let isValue = false;
  for (let at = 0; at < search.length;) {
    const pattern: RegExp = isValue ? VALUE_PIECE : PIECE;
    pattern.lastIndex = at;
    const text: string = pattern.exec(search)?.[0] ?? search.slice(at);
    at += text.length;
    pieces.push({ text, kind: kindOf(text), isValue, isFacet: search.charAt(at) === ':' });
    if (text === '(') {
      lists.push(isValue);
    } else if (text === ')') {
      lists.pop();
    }
    isValue = text === ':' || (text === '-' && isValue) || (lists.at(-1) ?? false);
  }
  return pieces;
}

function kindOf(text: string): Piece['kind'] {
  if (text.length > 1 && text.startsWith('"')) {
    return 'quoted';
  }
  return /^[\s():"\\-]$/.test(text) ? 'between' : 'word';
}
