import { FakeTemplateSrv } from '../testing/FakeTemplateSrv';
import { expandVariables, isAllSelected } from './expandVariables';
import { replaceVariables } from './replaceVariables';

const context = {
  templateSrv: new FakeTemplateSrv({
    one: { value: 'a' },
    some: { value: ['a', 'b'] },
    none: { value: [] },
    all: { value: ['$__all'], options: ['a', 'b', 'c'] },
    custom: { value: ['$__all'], options: ['a'], allValue: 'every' },
  }),
  scopedVars: {},
};

describe('expandVariables', () => {
  it.each([
    ['one value', '$one', ['a']],
    ['several', '${some}', ['a', 'b']],
    ['several in a longer text', 'x-[[some]]', ['x-a', 'x-b']],
    ['two variables', '$some/$all', ['a/a', 'a/b', 'a/c', 'b/a', 'b/b', 'b/c']],
    ['no value', '$none', []],
    ['a format of the user', '${some:csv}', ['a,b']],
    ['a custom value for All', '$custom', ['every']],
    ['what is no variable', 'US$5', ['US$5']],
    ['an unknown variable', '$other', ['$other']],
  ])('makes one element of each combination: %s', (_, text, expected) => {
    expect(expandVariables(text, context)).toEqual(expected);
  });

  it('takes the value of a repeated panel', () => {
    expect(expandVariables('$some', { ...context, scopedVars: { some: { value: 'b', text: 'b' } } })).toEqual(['b']);
  });
});

describe('isAllSelected', () => {
  it.each([
    ['$all', true],
    [' ${all} ', true],
    ['$all-x', false],
    ['$some', false],
    ['$custom', false],
    ['$one', false],
    ['text', false],
  ])('is true for exactly one variable that stands for all its values: %p %p', (text, expected) => {
    expect(isAllSelected(text, context)).toBe(expected);
  });
});

describe('replaceVariables', () => {
  it('replaces every text of a query, but not those that Grafana keeps', () => {
    const query = { refId: '$one', queryType: '$one', datasource: { uid: '$one' }, list: [{ name: '$one' }], count: 3 };
    expect(replaceVariables(query, context)).toEqual({ ...query, list: [{ name: 'a' }] });
  });
});
