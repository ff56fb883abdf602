import type { CacheKey } from './CacheKey';
import { FailureMemory } from './FailureMemory';

const key = 'k' as CacheKey;

describe('FailureMemory', () => {
  it('forgets the longest unused failures beyond its count, and keeps the newest', () => {
    const memory = new FailureMemory();
    for (let index = 0; index < 10_000; index += 1) {
      memory.note(`k${index}` as CacheKey, { error: index, nowMs: 0, standsForMs: 100 });
    }
    expect(memory.standing('k0' as CacheKey, 1)).toBeUndefined();
    expect(memory.standing('k9999' as CacheKey, 1)?.error).toBe(9_999);
  });

  it('does not hold a failure against an answer that came later', () => {
    const memory = new FailureMemory();
    memory.note(key, { error: 'e', nowMs: 10, standsForMs: 0 });
    expect(memory.since(key, 10)?.error).toBe('e');
    expect(memory.since(key, 11)).toBeUndefined();
  });
});
