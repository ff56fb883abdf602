/** @jest-environment jsdom */
import { FakeTemplateSrv } from '@glance/query-editor/testing';
import { interpolateSearch } from './interpolateSearch';

const context = {
  templateSrv: new FakeTemplateSrv({
    one: { value: 'my web' },
    search: { value: 'status:error -host:a*' },
    some: { value: ['web', 'a "b"'] },
    single: { value: ['OR'] },
    none: { value: [] },
    all: { value: ['$__all'], options: ['a', 'b'] },
    custom: { value: ['$__all'], options: ['a'], allValue: 'web-*' },
    facet: { value: '@http.url' },
  }),
  scopedVars: {},
};
const interpolate = (search: string) => interpolateSearch(search, context);

describe('a variable behind a facet', () => {
  it.each([
    ['one value', 'service:$one', 'service:"my web"'],
    ['several', 'service:$some status:error', 'service:("web" OR "a \\"b\\"") status:error'],
    ['one of several', 'service:${single}', 'service:"OR"'],
    ['in the oldest way to write it', '-service:[[some]]', '-service:("web" OR "a \\"b\\"")'],
    ['All', 'service:$all', 'service:*'],
    ['a custom value for All', 'service:$custom', 'service:web-*'],
    ['nothing selected', 'service:$none', 'service:""'],
    ['in a list', 'service:(api OR $one)', 'service:(api OR "my web")'],
    ['in quotes', 'service:"$some"', 'service:("web" OR "a \\"b\\"")'],
    ['All in quotes', 'service:"$all"', 'service:*'],
    ['behind a sign', 'service:-$one', 'service:-"my web"'],
    ['a format of the user', 'service:${one:csv}', 'service:my web'],
    ['an unknown variable', 'service:$other', 'service:$other'],
    ['an unknown variable in braces', 'service:${other}', 'service:${other}'],
  ])('stands for its values: %s', (_, search, expected) => {
    expect(interpolate(search)).toBe(expected);
  });
});

describe('a variable in a part of a term', () => {
  it.each([
    ['one value', 'service:web-$one', 'service:web-my\\ web'],
    ['several', 'service:x-$some', 'service:(x-web OR x-a\\ \\"b\\")'],
    ['All', 'service:web-$all', 'service:web-*'],
    ['in quotes', '"x $some"', '("x web" OR "x a \\"b\\"")'],
    ['All in quotes, where there are no wildcards', '"x $all"', '("x a" OR "x b")'],
    ['nothing selected', 'service:x-$none', 'service:""'],
    ['behind a colon of the value', 'image:nginx:$single', 'image:nginx:OR'],
    ['a comparison', '@duration:>$facet', '@duration:>@http.url'],
    ['the name of a facet', '$facet:x', '@http.url:x'],
  ])('is escaped, one text for each value: %s', (_, search, expected) => {
    expect(interpolate(search)).toBe(expected);
  });
});

describe('a variable by itself', () => {
  it.each([
    ['a text of one value is search text', '$search @x:1', 'status:error -host:a* @x:1'],
    ['several are words to choose from', '$some', '("web" OR "a \\"b\\"")'],
    ['several of them left out', '-$some', '-("web" OR "a \\"b\\"")'],
    ['All is everything', '$all', '*'],
  ])('%s', (_, search, expected) => {
    expect(interpolate(search)).toBe(expected);
  });
});

it.each(['', '*', 'US$5 service:web-1 "a \\" $1" (x OR -y) @a:[1 TO 5] a\\:b:c \\'])(
  'a search without variables stays as it is: %s',
  (search) => {
    expect(interpolate(search)).toBe(search);
  }
);

it('what a value contains is not read as a variable', () => {
  const templateSrv = new FakeTemplateSrv({ one: { value: '$two' }, two: { value: 'x' } });
  const value = { templateSrv, scopedVars: {} };
  expect(interpolateSearch('a:$one b:"c $one" d:e-$one', value)).toBe('a:"$two" b:"c $two" d:e-$two');
});
