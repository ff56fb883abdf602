/**
 * A number in [0, 1) that depends on nothing but `seed` and `parts`: the same on every machine and in every order of
 * asking, so that a generated value can be looked up instead of stored. FNV-1a over the text, then murmur3's finaliser.
 */
export function seededRandom(seed: number, ...parts: ReadonlyArray<string | number>): number {
  let hash = Math.imul(0x811c9dc5 ^ seed, 0x9e3779b1) >>> 0;
  const text = parts.join('\u0000');
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** `items` in an order decided by `seed` and `parts` alone. The input is left as it is. */
export function seededShuffle<T>(items: readonly T[], seed: number, ...parts: ReadonlyArray<string | number>): T[] {
  return items
    .map((item, index) => ({ item, rank: seededRandom(seed, ...parts, index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
