import * as fc from 'fast-check';
import { LogChunk } from '../logs/LogChunk';
import { type LogEvent, storedLog } from '../logs/LogEvent';
import { compileFilter } from './compileFilter';
import { parseSearch } from './parseSearch';

const base: LogEvent = { timeMs: 0, message: 'nothing in particular' };

function matches(query: string, event: Partial<LogEvent>): boolean {
  const chunk = new LogChunk();
  chunk.add(storedLog({ ...base, ...event }, 0, 'main'));
  return compileFilter(parseSearch(query), chunk)(0);
}

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
const escaped = (text: string) => [...text].map((character) => `\\${character}`).join('');

const awkward = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', ':', ' ', '*', '?', '(', ')', '[', ']', '-', '@', 'a', 'é', '日'),
    minLength: 1,
  }),
  fc.constantFrom('AND', 'OR', 'NOT', 'TO', '*', '-1', '[1 TO 5]', '>=3', '("a" OR "b")', '__proto__', 'constructor')
);

describe('searches for values', () => {
  it('find any value in quotation marks, and nothing else', () => {
    fc.assert(
      fc.property(awkward, awkward, (value, other) => {
        const query = `service:${quoted(value)}`;
        expect(matches(query, { service: value })).toBe(true);
        expect(matches(query, { service: other })).toBe(value === other);
      })
    );
  });

  it('find any value with every character escaped', () => {
    fc.assert(
      fc.property(awkward, (value) => {
        expect(matches(`@a.b:${escaped(value)}`, { attributes: { a: { b: value } } })).toBe(true);
      })
    );
  });

  it('find attributes of any name whose special characters are escaped', () => {
    const name = awkward.filter((text) => !text.includes('.') && text !== '*');
    fc.assert(
      fc.property(name, (field) => {
        const attributes = Object.fromEntries([[field, 'x']]);
        expect(matches(`@${escaped(field)}:x`, { attributes })).toBe(true);
        expect(matches(`@${escaped(field)}:*`, { attributes: {} })).toBe(false);
      })
    );
  });

  it('find what a wildcard stands for, and within quotation marks the wildcard itself', () => {
    fc.assert(
      fc.property(awkward, awkward, (start, end) => {
        expect(matches(`host:${escaped(start)}*${escaped(end)}`, { host: `${start}anything${end}` })).toBe(true);
        expect(matches(`host:${escaped(start)}?${escaped(end)}`, { host: `${start}x${end}` })).toBe(true);
        expect(matches(`host:${escaped(start)}?${escaped(end)}`, { host: `${start}${end}` })).toBe(false);
        expect(matches(`host:${quoted(`${start}*`)}`, { host: `${start}anything` })).toBe(false);
      })
    );
  });

  it('mean by a list of alternatives that one of them is there', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1 }), awkward, (values, other) => {
        const query = `service:(${values.map(quoted).join(' OR ')})`;
        expect(values.every((service) => matches(query, { service }))).toBe(true);
        expect(matches(query, { service: other })).toBe(values.includes(other));
        expect(matches(`-${query}`, { service: other })).toBe(!values.includes(other));
      })
    );
  });

  it('mean by ranges what numbers mean', () => {
    const number = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(number, number, number, (value, from, to) => {
        const event = { attributes: { d: value } };
        expect(matches(`@d:[${from} TO ${to}]`, event)).toBe(value >= from && value <= to);
        expect(matches(`@d:{${from} TO ${to}}`, event)).toBe(value > from && value < to);
        expect(matches(`@d:[${from} TO *]`, event)).toBe(value >= from);
        expect(matches(`@d:>${from} @d:<=${to}`, event)).toBe(value > from && value <= to);
      })
    );
  });

  it('never fail but with a refusal', () => {
    const pieces = fc.constantFrom(
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      '"',
      ':',
      '-',
      '*',
      '\\',
      ' ',
      '[1 TO',
      ']',
      'a',
      '@b:',
      '>=',
      '&&',
      '||'
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        try {
          parseSearch(parts.join(''));
        } catch (error) {
          expect(error).toMatchObject({ name: 'DatadogError', status: 400 });
        }
      })
    );
  });
});
