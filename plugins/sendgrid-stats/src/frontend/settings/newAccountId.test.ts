import { newAccountId } from './newAccountId';

describe('the id of a new account', () => {
  it.each([
    ['Marketing', 'marketing'],
    ['  Brand 7 (EU) ', 'brand-7-eu'],
    ['Größe & Élan', 'grosse-elan'],
    ['日本', 'account'],
    ['x'.repeat(60), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('is made of its name: %s', (name, id) => {
    expect(newAccountId(name, new Set())).toBe(id);
  });

  it('is unlike those that are taken', () => {
    expect(newAccountId('Shop', new Set(['shop', 'shop-2']))).toBe('shop-3');
  });
});
