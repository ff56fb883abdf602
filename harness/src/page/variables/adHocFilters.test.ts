import { formatFilter, parseFilter } from './adHocFilters';

describe('ad-hoc filters in an address', () => {
  it.each([
    { key: 'service', operator: '=', value: 'web' },
    { key: '@http.url', operator: '!=', value: 'a|b,c#d' },
    { key: 'host', operator: '=', value: '' },
  ])('hold $key $operator "$value"', (filter) => {
    expect(parseFilter(formatFilter(filter))).toEqual(filter);
  });

  it('are written as Grafana writes them', () => {
    expect(formatFilter({ key: 'a', operator: '=', value: 'b|c' })).toBe('a|=|b__gfp__c');
  });

  it.each(['', 'a', 'a|=', '|=|b', 'a|=|b|c'])('do not take "%s" for one', (text) => {
    expect(parseFilter(text)).toBeUndefined();
  });
});
