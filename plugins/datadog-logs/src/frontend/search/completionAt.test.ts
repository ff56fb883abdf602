import { completionAt } from './completionAt';

/** Reads a text with the caret where `|` is. */
function complete(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const completion = completionAt(text, caret);
  return completion && { ...completion, replaced: text.slice(completion.span.from, completion.span.to) };
}

describe('completionAt', () => {
  it.each([
    ['an empty text', '|', '', ''],
    ['a word', 'ser|', 'ser', 'ser'],
    ['the middle of a word', 'se|rvice', 'se', 'service'],
    ['a second term', 'status:error ser|', 'ser', 'ser'],
    ['behind a minus sign', '-ser|', 'ser', 'ser'],
    ['behind a parenthesis', '(ser|)', 'ser', 'ser'],
    ['an attribute', '@http.st|', '@http.st', '@http.st'],
    ['an escaped character', 'my\\ fa|', 'my fa', 'my\\ fa'],
    ['behind free text in quotes', '"a b" x|', 'x', 'x'],
    ['before a colon', 'serv|:web', 'serv', 'serv:web'],
  ])('offers facets in %s: %s', (_, marked, typed, replaced) => {
    expect(complete(marked)).toMatchObject({ kind: 'facet', typed, replaced });
  });

  it.each([
    ['behind the colon', 'service:|', 'service', '', ''],
    ['while one is typed', 'service:we|', 'service', 'we', 'we'],
    ['in the middle of one', 'service:we|b status:error', 'service', 'we', 'web'],
    ['in quotes', 'service:"my we|b" x', 'service', 'my we', '"my web"'],
    ['in quotes that are open', 'service:"my we|', 'service', 'my we', '"my we'],
    ['behind a minus sign', '-@http.status_code:5|', '@http.status_code', '5', '5'],
    ['with a colon in it', 'image:nginx:1|', 'image', 'nginx:1', 'nginx:1'],
    ['in a list', 'service:(web OR ap|)', 'service', 'ap', 'ap'],
    ['in quotes in a list', 'service:("a b" OR "c |")', 'service', 'c ', '"c "'],
    ['of an escaped facet', 'my\\:facet:v|', 'my:facet', 'v', 'v'],
    ['with an escaped quote', 'title:"a\\"b|"', 'title', 'a"b', '"a\\"b"'],
  ])('offers values %s: %s', (_, marked, facet, typed, replaced) => {
    expect(complete(marked)).toMatchObject({ kind: 'value', facet, typed, replaced });
  });

  it('offers facets again behind a range', () => {
    expect(complete('@duration:[1 TO 5] st|')).toMatchObject({ kind: 'facet', typed: 'st' });
  });

  it('offers facets again behind a list of values', () => {
    expect(complete('service:(web OR api) st|')).toMatchObject({ kind: 'facet', typed: 'st' });
  });

  it.each([
    ['free text in quotes', '"connection re|'],
    ['a comparison', '@duration:>1|'],
    ['the begin of a range', '@duration:[1|'],
    ['the end of a range', '@duration:[1 TO 5|]'],
  ])('offers nothing in %s: %s', (_, marked) => {
    expect(complete(marked)).toBeUndefined();
  });
});
