import { FakeClock } from '../test-support/FakeClock';
import { watchDeadline } from './watchDeadline';

let clock: FakeClock;
let deadlineAtMs: number | undefined;
let passedAt: number[];
let stop: () => void;

beforeEach(() => {
  clock = new FakeClock(0);
  passedAt = [];
});

function watch(atMs: number | undefined): void {
  deadlineAtMs = atMs;
  stop = watchDeadline(
    clock,
    () => deadlineAtMs,
    () => passedAt.push(clock.now())
  );
}

describe('a deadline', () => {
  it('passes once, when it is reached', async () => {
    watch(1_000);
    await clock.advance(999);
    expect(passedAt).toEqual([]);
    await clock.advance(5_000);
    expect(passedAt).toEqual([1_000]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('that has passed already passes at the next turn, not within the call', async () => {
    watch(-1);
    expect(passedAt).toEqual([]);
    await clock.advance(0);
    expect(passedAt).toEqual([0]);
  });

  it('that moves later is waited for, however often it moves', async () => {
    watch(1_000);
    deadlineAtMs = 2_000;
    await clock.advance(1_500);
    deadlineAtMs = 3_000;
    await clock.advance(10_000);
    expect(passedAt).toEqual([3_000]);
  });

  it('that is lifted never passes', async () => {
    watch(1_000);
    deadlineAtMs = undefined;
    await clock.advance(10_000);
    expect(passedAt).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it.each([undefined, Infinity])('of %p needs no timer', (never) => {
    watch(never);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is not watched any more when stopped, also after it moved', async () => {
    watch(1_000);
    deadlineAtMs = 2_000;
    await clock.advance(1_000);
    stop();
    expect(clock.pendingTimers).toBe(0);
  });

  it('beyond what a timer can wait for is waited for in pieces', async () => {
    const delays: number[] = [];
    const monthMs = 31 * 24 * 60 * 60_000;
    const spied = {
      now: () => clock.now(),
      setTimeout: (callback: () => void, delayMs: number) => (
        delays.push(delayMs),
        clock.setTimeout(callback, delayMs)
      ),
      clearTimeout: (handle: unknown) => {
        clock.clearTimeout(handle);
      },
    };
    watchDeadline(
      spied,
      () => monthMs,
      () => passedAt.push(clock.now())
    );
    await clock.advance(2 * monthMs);
    expect(passedAt).toEqual([monthMs]);
    expect(delays).toEqual([2 ** 31 - 1, monthMs - (2 ** 31 - 1)]);
  });
});
