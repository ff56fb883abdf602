import { FakeClock } from '../../test-support/FakeClock';
import { Buckets } from './Buckets';

let clock: FakeClock;
let buckets: Buckets;

beforeEach(() => {
  clock = new FakeClock();
  buckets = new Buckets({ clock, defaultHoldMs: 60_000, reserve: 1, random: () => 0 });
});

function forgetBlank(wanted?: string): void {
  buckets.forgetBlank((bucket) => wanted !== undefined && bucket === buckets.find(wanted));
}

describe('buckets named by users', () => {
  it('do not pile up', () => {
    for (let scope = 0; scope < 1_000; scope++) {
      buckets.named(`scope/${String(scope)}`);
      forgetBlank();
    }
    expect(buckets.find('scope/999')).toBeUndefined();
  });

  it('are kept while a call runs or waits', () => {
    const place = buckets.named('running').take();
    buckets.named('wanted');
    forgetBlank('wanted');
    expect(buckets.find('running')).toBeDefined();
    expect(buckets.find('wanted')).toBeDefined();
    place.leave({ served: true, someoneWaits: false });
    forgetBlank();
    expect(buckets.find('running')).toBeUndefined();
    expect(buckets.find('wanted')).toBeUndefined();
  });

  it.each([
    ['what remains', { remaining: 5 }, 60_000],
    ['a hold', { retryAfterMs: 90_000 }, 90_000],
  ])('are kept for ten minutes after %s has ceased to count', async (_, reading, countsForMs) => {
    buckets.named('known').observe(reading);
    await clock.advance(countsForMs + 10 * 60_000 - 1);
    forgetBlank();
    expect(buckets.find('known')).toBeDefined();
    await clock.advance(1);
    forgetBlank();
    expect(buckets.find('known')).toBeUndefined();
  });
});

describe('the next change by the clock alone', () => {
  it('is the first end of a hold or of a reading', async () => {
    expect(buckets.nextChangeAtMs).toBe(Infinity);
    buckets.named('read').observe({ remaining: 0 });
    expect(buckets.nextChangeAtMs).toBe(clock.now() + 60_000);
    buckets.named('held').observe({ retryAfterMs: 20_000 });
    expect(buckets.nextChangeAtMs).toBe(clock.now() + 20_000);
    await clock.advance(60_000);
    expect(buckets.nextChangeAtMs).toBe(Infinity);
  });
});
