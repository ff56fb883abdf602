import { entryValues } from '../logs/Column';
import { EVERY_FIELD, type FacetValue } from '../logs/facetValues';
import type { LogChunk } from '../logs/LogChunk';
import type { Bound, LogFilter, ValueTest } from './LogFilter';
import { valueMatcher, wordsMatcher } from './TextPattern';
import { toWords } from './toWords';

/** Whether the log of a row matches. */
export type RowTest = (row: number) => boolean;

/** Makes a filter a test of a chunk's rows; each distinct content of a column is tested once. */
export function compileFilter(filter: LogFilter, chunk: LogChunk): RowTest {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = filter.parts.map((part) => compileFilter(part, chunk));
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      const tests = filter.parts.map((part) => compileFilter(part, chunk));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = compileFilter(filter.part, chunk);
      return (row) => !test(row);
    }
    case 'words': {
      const matches = wordsMatcher(filter.pattern);
      const words = chunk.messageWords();
      return (row) => matches(words[row] ?? '');
    }
    case 'anywhere': {
      const matches = wordsMatcher(filter.pattern);
      return columnTest(chunk, EVERY_FIELD, (value) => matches(toWords(String(value))));
    }
    case 'field':
      return columnTest(chunk, filter.field, valueTest(filter.test));
  }
}

function columnTest(chunk: LogChunk, field: string, matches: (value: FacetValue) => boolean): RowTest {
  const { entries, codes } = chunk.column(field);
  const matching = Uint8Array.from(entries, (entry) => (entryValues(entry).some(matches) ? 1 : 0));
  return (row) => matching[codes[row] ?? 0] === 1;
}

function valueTest(test: ValueTest): (value: FacetValue) => boolean {
  switch (test.kind) {
    case 'exists':
      return () => true;
    case 'equals': {
      const matches = valueMatcher(test.pattern);
      return (value) => matches(String(value));
    }
    case 'range':
      return (value) => isWithin(numberOf(value), test);
  }
}

function numberOf(value: FacetValue): number {
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}

function isWithin(value: number, { from, to }: { readonly from?: Bound; readonly to?: Bound }): boolean {
  return (
    !Number.isNaN(value) &&
    (from === undefined || value > from.value || (from.isIncluded && value === from.value)) &&
    (to === undefined || value < to.value || (to.isIncluded && value === to.value))
  );
}
