/** @jest-environment jsdom */
import { customOptions } from './customOptions';
import { filterOptions } from './filterOptions';
import { variableValue, type VariableState } from './VariableState';

const option = (text: string, value = text) => ({ text, value });

describe('customOptions', () => {
  it.each([
    ['a, b ,c', [option('a'), option('b'), option('c')]],
    ['Prod : p, Test : t', [option('Prod', 'p'), option('Test', 't')]],
    ['one\\, two, three', [option('one, two'), option('three')]],
    ['', []],
    [undefined, []],
  ])('reads "%s"', (query, expected) => {
    expect(customOptions(query)).toEqual(expected);
  });
});

describe('filterOptions', () => {
  const all = [option('rg-prod', '1'), option('rg-test', '2'), option('other', '3')];

  it('keeps everything without a regex', () => {
    expect(filterOptions(all, '')).toBe(all);
  });

  it('keeps what matches', () => {
    expect(filterOptions(all, '/^rg-/')).toEqual(all.slice(0, 2));
  });

  it('replaces an option by the first group, or by the groups text and value', () => {
    expect(filterOptions(all, '/^rg-(.*)/')).toEqual([option('prod'), option('test')]);
    expect(filterOptions(all, '/(?<value>rg)-(?<text>\\w+)/')).toEqual([option('prod', 'rg'), option('test', 'rg')]);
  });
});

describe('variableValue', () => {
  const variable: VariableState = {
    name: 'v',
    label: 'V',
    type: 'query',
    multi: true,
    includeAll: true,
    hidden: false,
    options: [option('A', 'a'), option('B', 'b')],
    selected: ['$__all'],
  };

  it('is every option for All', () => {
    expect(variableValue(variable)).toEqual({ value: ['a', 'b'], raw: false });
  });

  it('is the custom All value as it is', () => {
    expect(variableValue({ ...variable, allValue: '*' })).toEqual({ value: '*', raw: true });
  });

  it('is a list for a variable of several values and a text for one of a single value', () => {
    expect(variableValue({ ...variable, selected: ['b'] })).toEqual({ value: ['b'], raw: false });
    expect(variableValue({ ...variable, multi: false, selected: ['b'] })).toEqual({ value: 'b', raw: false });
  });
});
