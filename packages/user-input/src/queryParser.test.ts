import { type Caller } from './Caller';
import { isInvalidInput } from './InvalidInput';
import { queryParser } from './queryParser';

const parse = queryParser<'sales' | 'stock', Caller, unknown>({
  sales: (model, { fromAlert }) => ({ model, fromAlert }),
  stock: () => 'stock',
});

function problemOf(model: unknown): string | undefined {
  try {
    parse(model, { fromAlert: false });
    return undefined;
  } catch (error) {
    return isInvalidInput(error) ? error.message : 'another error';
  }
}

describe('queryParser', () => {
  it('reads a query with the parser of its type', () => {
    const model = { queryType: 'sales', shop: 'a' };
    expect(parse(model, { fromAlert: true })).toEqual({ model, fromAlert: true });
    expect(parse({ queryType: 'stock' }, { fromAlert: true })).toBe('stock');
  });

  it.each([
    [{}, 'queryType is missing: use one of "sales", "stock"'],
    [{ queryType: 'toString' }, 'queryType is "toString": use one of "sales", "stock"'],
  ])('says which types there are: %j', (model, message) => {
    expect(problemOf(model)).toBe(message);
  });
});
