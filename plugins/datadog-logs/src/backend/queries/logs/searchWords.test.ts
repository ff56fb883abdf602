import { searchWords } from './searchWords';

describe('searchWords', () => {
  it.each<[string, string, readonly string[]]>([
    ['words', 'error timeout', ['(?i)error', '(?i)timeout']],
    ['a quoted text', '"connection refused"', ['(?i)connection refused']],
    ['what operators combine', 'a AND (b OR c)', ['(?i)a', '(?i)b', '(?i)c']],
    ['the parts around wildcards', 'conn*timeout?', ['(?i)conn', '(?i)timeout']],
    ['characters of regular expressions as they are', '"a.b(c)"', ['(?i)a\\.b\\(c\\)']],
    ['escaped characters as they are', 'a\\ b\\:c', ['(?i)a b:c']],
    ['an escaped quote in quotes', '"say \\"hi\\""', ['(?i)say "hi"']],
    ['a word once', 'a a', ['(?i)a']],
  ])('marks %s: %s', (_, query, words) => {
    expect(searchWords(query)).toEqual(words);
  });

  it.each([
    ['everything', '*'],
    ['values of facets', 'service:web @http.url:"a b" env:(prod OR "stage one")'],
    ['what is excluded', '-debug -"a b" NOT trace NOT (x OR y) -service:web'],
    ['what is excluded of a facet', '-service:(a OR b) @a:-1'],
    ['an exclusion of a group', '-(a OR b)'],
  ])('marks nothing for %s: %s', (_, query) => {
    expect(searchWords(query)).toEqual([]);
  });

  it('goes on behind what it does not mark', () => {
    expect(searchWords('service:(a OR b) one -(c (d)) two NOT e three')).toEqual(['(?i)one', '(?i)two', '(?i)three']);
  });

  it('takes an unfinished text as it is', () => {
    expect(searchWords('"unfinished (')).toEqual(['(?i)unfinished \\(']);
    expect(searchWords('a) b')).toEqual(['(?i)a', '(?i)b']);
  });
});
