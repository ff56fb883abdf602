import { allOf, writeFacet, writeFilter, writePrefix, writeText, writeValue, writeValues } from './searchText';

describe('values', () => {
  it.each([
    ['web', '"web"'],
    ['a b', '"a b"'],
    ['say "hi"', String.raw`"say \"hi\""`],
    [String.raw`C:\logs`, String.raw`"C:\\logs"`],
    ['https://x/?a=*', '"https://x/?a=*"'],
    ['OR', '"OR"'],
    ['größe 😀', '"größe 😀"'],
    ['-', '"-"'],
    ['', '""'],
  ])('writes %j as %s', (value, text) => {
    expect(writeValue(value)).toBe(text);
  });

  it('writes several as any of them', () => {
    expect(writeValues(['a'])).toBe('"a"');
    expect(writeValues(['a', 'b c'])).toBe('("a" OR "b c")');
  });
});

describe('texts without quotes', () => {
  it.each([
    ['web-store_1.2/x', 'web-store_1.2/x'],
    ['a b', String.raw`a\ b`],
    ['-web', String.raw`\-web`],
    ['a:b*c?', String.raw`a\:b\*c\?`],
    ['"(a)"', String.raw`\"\(a\)\"`],
    [String.raw`a\b`, String.raw`a\\b`],
  ])('writes %s as %s', (text, written) => {
    expect(writeText(text)).toBe(written);
  });

  it('writes facets so that only the colon behind them counts', () => {
    expect(writeFacet('@http.status_code')).toBe('@http.status_code');
    expect(writeFacet(' @a b:c ')).toBe(String.raw`@a\ b\:c`);
  });

  it('writes what values begin with', () => {
    expect(writePrefix('service', 'web s')).toBe(String.raw`service:web\ s*`);
    expect(writePrefix('service', '-*')).toBe(String.raw`service:\-\**`);
  });
});

describe('filters', () => {
  it.each<[string, Parameters<typeof writeFilter>[0], string]>([
    ['a value', { facet: 'service', values: ['a b'] }, 'service:"a b"'],
    ['one of several', { facet: '@x', values: ['a', 'b', 'a'] }, '@x:("a" OR "b")'],
    ['none of several', { facet: '@x', values: ['a', 'b'], isExcluded: true }, '-@x:("a" OR "b")'],
    ['not a value', { facet: '@x', values: ['a'], isExcluded: true }, '-@x:"a"'],
    ['no value', { facet: '@x', values: ['(none)'] }, '-@x:*'],
    ['an empty one', { facet: '@x', values: [''] }, '-@x:*'],
    ['any value', { facet: '@x', values: ['(none)'], isExcluded: true }, '@x:*'],
    ['a value or none', { facet: '@x', values: ['(none)', 'a'] }, '(@x:"a" OR -@x:*)'],
    ['another value', { facet: '@x', values: ['(none)', 'a'], isExcluded: true }, '(-@x:"a" @x:*)'],
    ['nothing', { facet: '@x', values: [] }, ''],
  ])('finds logs with %s', (_, filter, text) => {
    expect(writeFilter(filter)).toBe(text);
  });
});

describe('searches together', () => {
  it.each<[readonly string[], string]>([
    [[], '*'],
    [['*', '', ' '], '*'],
    [['error'], 'error'],
    [['a OR b'], 'a OR b'],
    [['a OR b', 'service:"x"'], '(a OR b) service:"x"'],
    [['*', 'service:"x"'], 'service:"x"'],
    [['a', '(b OR c)'], 'a ((b OR c))'],
  ])('makes of %j: %s', (searches, text) => {
    expect(allOf(searches)).toBe(text);
  });
});
