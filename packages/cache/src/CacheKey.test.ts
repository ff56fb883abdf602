import { cacheKey, type CacheKeyParts, pieceKeys } from './CacheKey';

const parts: CacheKeyParts = {
  plugin: 'p',
  fingerprint: 'f',
  kind: 'k',
  request: { from: 1, to: 2, names: ['a', 'b'] },
};

describe('cacheKey', () => {
  it('is equal for equal questions, in whatever order they were written', () => {
    expect(cacheKey({ ...parts, request: { names: ['a', 'b'], to: 2, from: 1, extra: undefined } })).toBe(
      cacheKey(parts)
    );
  });

  it.each<Partial<CacheKeyParts>>([
    { plugin: 'q' },
    { fingerprint: 'g' },
    { kind: 'l' },
    { request: { from: 1, to: 3, names: ['a', 'b'] } },
    { request: { from: 1, to: 2, names: ['b', 'a'] } },
    { request: { from: 1, to: '2', names: ['a', 'b'] } },
  ])('differs when %j differs', (difference) => {
    expect(cacheKey({ ...parts, ...difference })).not.toBe(cacheKey(parts));
  });

  it('does not let one part run into the next', () => {
    expect(cacheKey({ ...parts, plugin: 'p","f', fingerprint: 'x' })).not.toBe(
      cacheKey({ ...parts, plugin: 'p', fingerprint: 'f","x' })
    );
  });
});

describe('pieceKeys', () => {
  const keyOf = pieceKeys(parts);

  it('is equal for equal pieces of equal questions', () => {
    const same = pieceKeys({ ...parts, request: { names: ['a', 'b'], to: 2, from: 1 } });
    expect(same('2026-11')).toBe(keyOf('2026-11'));
  });

  it('tells apart the pieces of a question, those of others, and questions asked as a whole', () => {
    const other = pieceKeys({ ...parts, request: { ...(parts.request as object), to: 3 } });
    const keys = [keyOf('1'), keyOf(1), keyOf('1"2'), keyOf(''), other('1'), other(1), cacheKey(parts)];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
