import { readCostAnswer } from './readCostAnswer';

const body = (properties: unknown) => JSON.stringify({ properties });

describe('readCostAnswer', () => {
  it('reads a page and its link', () => {
    const columns = [{ name: 'Cost', type: 'Number' }];
    expect(readCostAnswer(body({ columns, rows: [[1]], nextLink: 'https://arm/next' }))).toEqual({
      page: { columns, rows: [[1]] },
      nextLink: 'https://arm/next',
    });
    expect(readCostAnswer(body({ columns, rows: [], nextLink: null }))).toEqual({ page: { columns, rows: [] } });
    expect(readCostAnswer(body({ columns, rows: [], nextLink: '' }))).not.toHaveProperty('nextLink');
  });

  it('takes an empty body for a scope without costs', () => {
    expect(readCostAnswer('')).toEqual({ page: { columns: [], rows: [] } });
  });

  it.each([
    ['<html>secret</html>', 'HTML instead of JSON'],
    ['secret', 'not JSON'],
    ['null', 'properties.columns is not a list'],
    [body({ columns: 'secret', rows: [] }), 'properties.columns is not a list'],
    [body({ columns: [] }), 'properties.rows is not a list'],
    [body({ columns: [{ name: 'Cost' }], rows: [] }), 'a column has no type'],
    [body({ columns: [], rows: ['secret'] }), 'a row is not a list'],
  ])('says what is wrong without quoting: %s', (text, message) => {
    expect(() => readCostAnswer(text)).toThrow(message);
    expect(() => readCostAnswer(text)).not.toThrow('secret');
  });
});
