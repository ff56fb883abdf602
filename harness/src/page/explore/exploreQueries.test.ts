/** @jest-environment jsdom */
import { nextRefId, parseQueries } from './exploreQueries';

describe('nextRefId', () => {
  it('is the first letter that is free', () => {
    expect(nextRefId([])).toBe('A');
    expect(nextRefId([{ refId: 'A' }, { refId: 'C' }])).toBe('B');
  });

  it('goes on after Z', () => {
    const used = Array.from({ length: 26 }, (_, index) => ({ refId: String.fromCharCode(65 + index) }));
    expect(nextRefId(used)).toBe('Q26');
  });
});

describe('parseQueries', () => {
  it('reads the queries of an address', () => {
    expect(parseQueries('[{"refId":"A","scopes":["*"]}]')).toEqual([{ refId: 'A', scopes: ['*'] }]);
  });

  it.each([null, '', 'text', '[]', '{}', '[1]', '[{}]'])('takes none from %s', (text) => {
    expect(parseQueries(text)).toBeUndefined();
  });
});
