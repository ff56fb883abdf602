import { withAdHocFilters } from './adHocFilters';

const filter = (key: string, operator: string, value: string, values?: string[]) => ({ key, operator, value, values });

describe('withAdHocFilters', () => {
  it.each([
    ['=', 'web', 'service:"web"'],
    ['!=', 'my "web"', '-service:"my \\"web\\""'],
    ['=', '(none)', '-service:*'],
    ['!=', '(none)', 'service:*'],
    ['=~', '^web-.*$', 'service:web-*'],
    ['=~', 'w?b*', 'service:w?b*'],
    ['!~', 'a b.*', '-service:a\\ b*'],
    ['>', '5', 'service:>5'],
    ['<=', '5', 'service:<=5'],
  ])('narrows a search down: service %s %s', (operator, value, expected) => {
    expect(withAdHocFilters('*', [filter('service', operator, value)])).toBe(expected);
  });

  it.each([
    ['=|', 'service:("a" OR "b c")'],
    ['!=|', '-service:("a" OR "b c")'],
  ])('takes several values: %s', (operator, expected) => {
    expect(withAdHocFilters('', [filter('service', operator, 'a', ['a', 'b c'])])).toBe(expected);
  });

  it('joins filters to a search that has an OR in it', () => {
    const filters = [filter('service', '=', 'web'), filter('@http.status_code', '!=', '200')];
    expect(withAdHocFilters('a OR b', filters)).toBe('(a OR b) service:"web" -@http.status_code:"200"');
  });

  it('leaves a search alone while there is no filter, or one without a facet', () => {
    expect(withAdHocFilters('a OR b', [])).toBe('a OR b');
    expect(withAdHocFilters('a OR b', [filter('', '=', '')])).toBe('a OR b');
  });
});
