import fc from 'fast-check';
import { withoutDefaults } from './withoutDefaults';

const DEFAULTS = { scopes: [], days: { count: 2, show: 'mark' }, cumulative: false, legend: '' };

describe('withoutDefaults', () => {
  it('drops what equals its default and what is undefined, and keeps the rest', () => {
    const fields = { refId: 'A', scopes: [], cumulative: true, legend: '', days: undefined };
    expect(withoutDefaults(fields, DEFAULTS)).toEqual({ refId: 'A', cumulative: true });
  });

  it('drops single parts of an object, and the object when nothing of it is left', () => {
    expect(withoutDefaults({ days: { count: 3, show: 'mark' } }, DEFAULTS)).toEqual({ days: { count: 3 } });
    expect(withoutDefaults({ days: { count: 2 } }, DEFAULTS)).toEqual({});
    expect(withoutDefaults({ days: {} }, DEFAULTS)).toEqual({});
  });

  it('keeps an empty object that has no default: its presence alone may mean something', () => {
    expect(withoutDefaults({ top: {} }, DEFAULTS)).toEqual({ top: {} });
  });

  it('compares lists as a whole', () => {
    expect(withoutDefaults({ scopes: ['a'] }, { scopes: ['a', 'b'] })).toEqual({ scopes: ['a'] });
    expect(withoutDefaults({ scopes: ['a', 'b'] }, { scopes: ['a', 'b'] })).toEqual({});
  });

  it('changes nothing that a reader with the same defaults would notice, and has nothing left to drop', () => {
    const days = fc.record(
      { count: fc.constantFrom(2, 3), show: fc.constantFrom('mark', 'drop') },
      { requiredKeys: [] }
    );
    const fields = fc.record(
      { cumulative: fc.boolean(), legend: fc.constantFrom('', 'x'), days },
      { requiredKeys: [] }
    );
    fc.assert(
      fc.property(fields, (given) => {
        const saved = withoutDefaults(given, DEFAULTS);
        const read = (part: Partial<typeof given>) => ({
          ...DEFAULTS,
          ...part,
          days: { ...DEFAULTS.days, ...part.days },
        });
        expect(read(saved)).toEqual(read(given));
        expect(withoutDefaults(saved, DEFAULTS)).toEqual(saved);
      })
    );
  });
});
