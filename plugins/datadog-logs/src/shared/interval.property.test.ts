import fc from 'fast-check';
import {
  AUTO_INTERVALS_MS,
  bucketCount,
  chooseInterval,
  countedRange,
  floorTo,
  MAX_BUCKETS,
  type TimeRange,
  tooManyBuckets,
} from './interval';

const NOW = Date.parse('2026-11-25T10:00:00Z');
const range = fc
  .record({ fromMs: fc.integer({ min: 10 ** 12, max: NOW }), lengthMs: fc.nat({ max: 400 * 86_400_000 }) })
  .map(({ fromMs, lengthMs }): TimeRange => ({ fromMs, toMs: fromMs + lengthMs }));
const intervalMs = fc.oneof(
  fc.constantFrom(...AUTO_INTERVALS_MS),
  fc.integer({ min: 1, max: 10_000 }).map((s) => s * 1000)
);

/** Every bucket that a range touches, one by one. */
function bucketsOf({ fromMs, toMs }: TimeRange, widthMs: number): readonly number[] {
  const starts = [];
  for (let start = floorTo(fromMs, widthMs); start < Math.max(toMs, fromMs + 1); start += widthMs) {
    starts.push(start);
  }
  return starts;
}

it('bucketCount counts the edges', () => {
  const short = fc.record({ fromMs: fc.nat({ max: 10 ** 7 }), lengthMs: fc.nat({ max: 10 ** 6 }) });
  fc.assert(
    fc.property(short, fc.integer({ min: 1000, max: 100_000 }), ({ fromMs, lengthMs }, widthMs) => {
      const asked = { fromMs, toMs: fromMs + lengthMs };
      expect(bucketCount(asked, widthMs)).toBe(bucketsOf(asked, widthMs).length);
    })
  );
});

describe('countedRange', () => {
  it('holds whole buckets only, and at least one, that end before the asked range does, with drop', () => {
    fc.assert(
      fc.property(range, intervalMs, (asked, widthMs) => {
        const { fromMs, toMs } = countedRange(asked, widthMs, 'drop');
        expect([fromMs % widthMs, toMs % widthMs]).toEqual([0, 0]);
        expect(toMs).toBeGreaterThan(fromMs);
        expect(toMs).toBeLessThanOrEqual(asked.toMs);
        expect(asked.toMs - toMs).toBeLessThan(widthMs);
      })
    );
  });

  it('is as wide as asked with drop, when that is a number of whole buckets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10 ** 12, max: NOW }),
        intervalMs,
        fc.integer({ min: 1, max: 1000 }),
        (fromMs, widthMs, count) => {
          const counted = countedRange({ fromMs, toMs: fromMs + count * widthMs }, widthMs, 'drop');
          expect(counted.toMs - counted.fromMs).toBe(count * widthMs);
        }
      )
    );
  });

  it('is what was asked with keep, and one bucket when nothing is between its ends', () => {
    fc.assert(
      fc.property(range, intervalMs, (asked, widthMs) => {
        const counted = countedRange(asked, widthMs, 'keep');
        if (asked.fromMs < asked.toMs) {
          expect(counted).toEqual(asked);
        } else {
          expect(counted).toEqual({
            fromMs: floorTo(asked.fromMs, widthMs),
            toMs: floorTo(asked.fromMs, widthMs) + widthMs,
          });
        }
      })
    );
  });
});

describe('chooseInterval', () => {
  const partialBuckets = fc.constantFrom('keep' as const, 'drop' as const);

  it('takes the smallest of the list that gives no more buckets than a panel has points', () => {
    fc.assert(
      fc.property(range, partialBuckets, fc.integer({ min: 1, max: 5000 }), (asked, partial, maxDataPoints) => {
        const chosen = chooseInterval({ partialBuckets: partial }, asked, { fromAlert: false, maxDataPoints }) ?? 0;
        const most = Math.min(maxDataPoints, MAX_BUCKETS);
        const fits = (ms: number) => bucketCount(countedRange(asked, ms, partial), ms) <= most;
        const fitting = AUTO_INTERVALS_MS.filter(fits);
        // Even weeks may be more than a tiny panel has points.
        expect(chosen).toBe(fitting[0] ?? AUTO_INTERVALS_MS.at(-1));
      })
    );
  });

  it('takes minutes for alert rules, or the smallest that keeps within the limit', () => {
    fc.assert(
      fc.property(range, partialBuckets, fc.integer({ min: 1, max: 5000 }), (asked, partial, maxDataPoints) => {
        const chosen = chooseInterval({ partialBuckets: partial }, asked, { fromAlert: true, maxDataPoints }) ?? 0;
        const fits = (ms: number) => bucketCount(countedRange(asked, ms, partial), ms) <= MAX_BUCKETS;
        expect(chosen).toBe(AUTO_INTERVALS_MS.filter((ms) => ms >= 60_000).find(fits));
      })
    );
  });

  it('finds none when even weeks are too many', () => {
    const asked = { fromMs: 0, toMs: 40 * 366 * 86_400_000 };
    const choice = { fromAlert: false, maxDataPoints: 5000 };
    expect(chooseInterval({ partialBuckets: 'keep' }, asked, choice)).toBeUndefined();
    expect(chooseInterval({ partialBuckets: 'keep' }, asked, { ...choice, fromAlert: true })).toBeUndefined();
    expect(tooManyBuckets({ partialBuckets: 'keep' }, asked, undefined)).toContain('Ask for a shorter range');
  });
});

describe('tooManyBuckets', () => {
  it('says nothing of 1,500 buckets and names the smallest interval that fits beyond', () => {
    const hours = (count: number) => ({ fromMs: NOW, toMs: NOW + count * 3_600_000 });
    expect(tooManyBuckets({ partialBuckets: 'keep' }, hours(25), 60_000)).toBeUndefined();
    expect(tooManyBuckets({ partialBuckets: 'keep' }, hours(26), 60_000)).toBe(
      'interval is "1m", which makes 1560 buckets of this range, and at most 1500 are asked for: use at least "2m", or a shorter range'
    );
  });

  it('counts the edges', () => {
    const asked = { fromMs: NOW + 1, toMs: NOW + 1 + 1500 * 60_000 };
    expect(tooManyBuckets({ partialBuckets: 'keep' }, asked, 60_000)).toContain('1501 buckets');
    expect(tooManyBuckets({ partialBuckets: 'drop' }, asked, 60_000)).toBeUndefined();
  });
});
