import { canonicalJson } from './canonicalJson';

describe('canonicalJson', () => {
  it('sorts keys at every depth by UTF-16 code unit', () => {
    expect(canonicalJson({ b: 1, a: { ä: 1, Z: 2, z: 3 }, B: [] })).toBe('{"B":[],"a":{"Z":2,"z":3,"ä":1},"b":1}');
  });

  it('keeps the order of arrays', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]');
  });

  it('leaves out keys without a value, and writes -0 as 0', () => {
    expect(canonicalJson({ a: undefined, b: -0, c: null })).toBe('{"b":0,"c":null}');
  });

  it('writes what JSON.parse reads back', () => {
    const value = { text: 'a"\n\u2028', yes: true, no: false, nothing: null, number: 1.5e-7, list: [{}, []] };
    expect(JSON.parse(canonicalJson(value))).toEqual(value);
  });

  it('accepts objects without a prototype', () => {
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  it.each([
    ['NaN', { days: [1, NaN] }, '$.days[1] has no canonical JSON: NaN'],
    ['a Date', { from: new Date(0) }, '$.from has no canonical JSON: an instance of Date'],
    ['a Map', new Map(), '$ has no canonical JSON: an instance of Map'],
    ['undefined in an array', [undefined], '$[0] has no canonical JSON: undefined'],
    ['a hole in an array', new Array<number>(1), '$[0] has no canonical JSON: undefined'],
    ['a bigint', { n: 1n }, '$.n has no canonical JSON: 1'],
  ])('refuses %s, which JSON would change without a word', (_what, value, message) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(message));
  });
});
