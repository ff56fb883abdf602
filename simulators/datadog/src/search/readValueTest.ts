import { invalidRequest } from '../DatadogError';
import type { Bound, ValueTest } from './LogFilter';
import type { SearchText } from './SearchText';
import { literalText, matchesAnything } from './TextPattern';

/** Reads what follows the colon of `field:`: a word, a text in quotation marks, a comparison or a range. */
export function readValueTest(text: SearchText, field: string): ValueTest {
  if (text.next === '"') {
    return { kind: 'equals', pattern: [text.readQuoted()] };
  }
  if (text.next === '[' || text.next === '{') {
    return readRange(text);
  }
  const comparison = text.takeComparison();
  if (comparison !== undefined) {
    const bound: Bound = { value: readNumber(text), isIncluded: comparison.length === 2 };
    return { kind: 'range', [comparison.startsWith('>') ? 'from' : 'to']: bound };
  }
  if (text.isAtTermEnd) {
    throw invalidRequest(`Field 'filter.query' is invalid: '${field}:' lacks a value`);
  }
  const pattern = text.readWord();
  return matchesAnything(pattern) ? { kind: 'exists' } : { kind: 'equals', pattern };
}

/** `[1 TO 5]`, with a `*` for an end that is open, and braces for ends that are left out. */
function readRange(text: SearchText): ValueTest {
  const opening = text.take('[') ? '[' : text.expect('{');
  const from = readBound(text);
  text.skipSpaces();
  text.expectWord('TO');
  const to = readBound(text);
  text.skipSpaces();
  const closing = text.take(']') ? ']' : text.expect('}');
  return {
    kind: 'range',
    ...(from !== undefined && { from: { value: from, isIncluded: opening === '[' } }),
    ...(to !== undefined && { to: { value: to, isIncluded: closing === ']' } }),
  };
}

function readBound(text: SearchText): number | undefined {
  text.skipSpaces();
  return text.take('*') ? undefined : readNumber(text);
}

function readNumber(text: SearchText): number {
  const word = text.next === '"' ? text.readQuoted() : literalText(text.readWord());
  if (word === undefined || word.trim() === '' || !Number.isFinite(Number(word))) {
    throw invalidRequest(`Field 'filter.query' is invalid: ranges are of numbers, got '${word ?? '*'}'`);
  }
  return Number(word);
}
