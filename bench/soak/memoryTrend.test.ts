import { memoryTrend } from './memoryTrend';

/** One sample a second. */
function samplesOf(mbAt: (second: number) => number) {
  return Array.from({ length: 80 }, (_, second) => ({ atMs: second * 1_000, mb: mbAt(second) }));
}

describe('the trend of memory', () => {
  it('tells a leak by its size', () => {
    const { earlyMb, lateMb, mbPerMinute } = memoryTrend(samplesOf((second) => 100 + second));
    expect(mbPerMinute).toBeCloseTo(60);
    expect([earlyMb, lateMb]).toEqual([129.5, 169.5]);
  });

  it('is flat when memory wavers, whatever happened while the process warmed up', () => {
    const { earlyMb, lateMb, mbPerMinute } = memoryTrend(
      samplesOf((second) => (second < 20 ? 10 * second : 200 + (second % 2)))
    );
    expect(Math.abs(mbPerMinute)).toBeLessThan(1);
    expect(lateMb - earlyMb).toBe(0);
  });
});
