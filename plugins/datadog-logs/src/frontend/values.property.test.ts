/** @jest-environment jsdom */
import { FakeTemplateSrv } from '@glance/query-editor/testing';
import * as fc from 'fast-check';
import { withAdHocFilters } from './adHocFilters';
import { interpolateSearch } from './interpolateSearch';

// A value of a log that is hard to write: what is syntax to Datadog or to Grafana, words that are operators, unicode.
const hardPart = fc.constantFrom(
  '"',
  '\\',
  ':',
  ' ',
  '*',
  '?',
  '(',
  ')',
  'OR',
  'AND',
  'NOT',
  '-',
  '[',
  '$5',
  '$x',
  '日本',
  '🙂',
  '\n'
);
const value = fc.array(fc.oneof(hardPart, fc.string()), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const shown = value.filter((text) => text !== '' && text !== '(none)');
const values = fc.uniqueArray(shown, { minLength: 2, maxLength: 4 });

/** Reads quoted values as Datadog does: a backslash takes the next character as it is. */
function readValues(written: string): readonly string[] {
  const quoted = written.match(/"(?:\\[^]|[^"\\])*"/g) ?? [];
  const skeleton = quoted.reduce((rest, text) => rest.replace(text, () => 'V'), written);
  expect(skeleton).toMatch(/^(V|\(V( OR V)+\))$/);
  return quoted.map((text) => text.slice(1, -1).replace(/\\([^])/g, '$1'));
}

function interpolate(search: string, selected: string | readonly string[]): string {
  const templateSrv = new FakeTemplateSrv({ v: { value: selected }, x: { value: 'not this' } });
  return interpolateSearch(search, { templateSrv, scopedVars: {} });
}

function behind(prefix: string, text: string): string {
  expect(text.startsWith(prefix)).toBe(true);
  return text.slice(prefix.length);
}

describe('every value survives', () => {
  it('a variable behind a facet, in each way to write it', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('$v', '${v}', '[[v]]', '"$v"'), (selected, written) => {
        expect(readValues(behind('service:', interpolate(`service:${written}`, selected)))).toEqual([selected]);
      })
    );
  });

  it('a variable of several values', () => {
    fc.assert(
      fc.property(values, (selected) => {
        expect(readValues(behind('-service:', interpolate('-service:$v', selected)))).toEqual(selected);
        expect(readValues(interpolate('$v', selected))).toEqual(selected);
      })
    );
  });

  it('a variable within quotes', () => {
    fc.assert(
      fc.property(values, (selected) => {
        const expected = selected.map((text) => `a ${text} b`);
        expect(readValues(behind('@msg:', interpolate('@msg:"a $v b"', selected)))).toEqual(expected);
      })
    );
  });

  it('a variable within a word, where each special character is escaped', () => {
    fc.assert(
      fc.property(shown, (selected) => {
        const written = behind('service:x-', interpolate('service:x-${v}', selected));
        expect(written.replace(/\\[^]/g, '')).not.toMatch(/[\s"():*?\\[\]]/);
        expect(written.replace(/\\([^])/g, '$1')).toBe(selected);
      })
    );
  });

  it('an ad-hoc filter, for a value and against it', () => {
    fc.assert(
      fc.property(shown, (selected) => {
        const filter = { key: 'service', value: selected };
        const [is, isNot] = ['=', '!='].map((operator) => withAdHocFilters('', [{ ...filter, operator }]));
        expect(readValues(behind('service:', is ?? ''))).toEqual([selected]);
        expect(readValues(behind('-service:', isNot ?? ''))).toEqual([selected]);
      })
    );
  });

  it('an ad-hoc filter for several values beside a search', () => {
    fc.assert(
      fc.property(values, (selected) => {
        const filters = [{ key: 'service', operator: '=|', value: '', values: [...selected] }];
        const text = withAdHocFilters('status:error OR x', filters);
        // A term with a space in it stands in parentheses.
        const term = behind('(status:error OR x) ', text).replace(/^\((service:[^]*)\)$/, '$1');
        expect(readValues(behind('service:', term))).toEqual(selected);
      })
    );
  });
});
