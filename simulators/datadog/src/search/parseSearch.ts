import { invalidRequest } from '../DatadogError';
import { EVERY_FIELD } from '../logs/facetValues';
import type { LogFilter } from './LogFilter';
import { SearchText } from './SearchText';
import { literalText, matchesAnything, type TextPattern } from './TextPattern';
import { readValueTest } from './readValueTest';

type Leaf = () => LogFilter;

/**
 * Reads the log search syntax (https://docs.datadoghq.com/logs/explorer/search_syntax/).
 * @throws DatadogError 400 naming what is wrong and where
 */
export function parseSearch(query: string): LogFilter {
  const text = new SearchText(query);
  text.skipSpaces();
  if (text.isAtEnd) {
    return { kind: 'all' };
  }
  const filter = parseOr(text, () => parseTerm(text));
  if (!text.isAtEnd) {
    throw text.unexpected();
  }
  return filter;
}

function parseOr(text: SearchText, leaf: Leaf): LogFilter {
  const parts = [parseAnd(text, leaf)];
  while (text.takeOperator('OR')) {
    parts.push(parseAnd(text, leaf));
  }
  return joined('or', parts);
}

function parseAnd(text: SearchText, leaf: Leaf): LogFilter {
  const parts = [parseNot(text, leaf)];
  for (;;) {
    text.skipSpaces();
    if (!text.takeOperator('AND') && (text.isAtEnd || text.next === ')' || text.isAtOperator('OR'))) {
      return joined('and', parts);
    }
    parts.push(parseNot(text, leaf));
  }
}

function parseNot(text: SearchText, leaf: Leaf): LogFilter {
  text.skipSpaces();
  if (text.takeOperator('NOT') || text.take('-') || text.take('!')) {
    return { kind: 'not', part: parseNot(text, leaf) };
  }
  if (text.take('(')) {
    const inside = parseOr(text, leaf);
    text.skipSpaces();
    text.expect(')');
    return inside;
  }
  if (text.isAtOperator('AND') || text.isAtOperator('OR')) {
    throw text.unexpected();
  }
  return leaf();
}

function joined(kind: 'and' | 'or', parts: readonly LogFilter[]): LogFilter {
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first : { kind, parts };
}

function parseTerm(text: SearchText): LogFilter {
  if (text.next === '"') {
    const phrase = text.readQuoted();
    text.expectTermEnd();
    return { kind: 'words', pattern: [phrase] };
  }
  const word = text.readWord();
  if (text.take(':')) {
    const field = fieldName(word);
    return text.next === '(' ? parseNot(text, () => parseValue(text, field)) : parseValue(text, field);
  }
  text.expectTermEnd();
  return matchesAnything(word) ? { kind: 'all' } : { kind: 'words', pattern: word };
}

function parseValue(text: SearchText, field: string): LogFilter {
  const test = readValueTest(text, field);
  text.expectTermEnd();
  if (field !== EVERY_FIELD) {
    return { kind: 'field', field, test };
  }
  if (test.kind === 'range') {
    throw invalidRequest(`Field 'filter.query' is invalid: a range needs the name of an attribute`);
  }
  return test.kind === 'exists' ? { kind: 'all' } : { kind: 'anywhere', pattern: test.pattern };
}

function fieldName(word: TextPattern): string {
  if (matchesAnything(word)) {
    return EVERY_FIELD;
  }
  const name = literalText(word);
  if (name === undefined) {
    throw invalidRequest(`Field 'filter.query' is invalid: the name of an attribute has no wildcards`);
  }
  return name;
}
