import { seededRandom, seededShuffle } from './seededRandom';

describe('seededRandom', () => {
  it('gives the same number for the same arguments, in [0, 1)', () => {
    const first = Array.from({ length: 1000 }, (_, index) => seededRandom(7, 'noise', index));
    const again = Array.from({ length: 1000 }, (_, index) => seededRandom(7, 'noise', index));

    expect(again).toEqual(first);
    expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('spreads evenly, so that generated data has no bias', () => {
    const values = Array.from({ length: 10_000 }, (_, index) => seededRandom(1, 'resource', index));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;

    expect(mean).toBeCloseTo(0.5, 1);
    expect(values.filter((value) => value < 0.1).length).toBeGreaterThan(800);
    expect(values.filter((value) => value > 0.9).length).toBeGreaterThan(800);
  });

  it('differs by seed and by part', () => {
    expect(
      new Set([seededRandom(1, 'a'), seededRandom(2, 'a'), seededRandom(1, 'b'), seededRandom(1, 'a', '')]).size
    ).toBe(4);
  });
});

describe('seededShuffle', () => {
  it('reorders without losing or repeating anything, the same way for the same seed', () => {
    const items = Array.from({ length: 20 }, (_, index) => index);
    const shuffled = seededShuffle(items, 3, 'columns');

    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(seededShuffle(items, 3, 'columns')).toEqual(shuffled);
    expect(seededShuffle(items, 4, 'columns')).not.toEqual(shuffled);
  });
});
