import { SettableClock } from '@glance/simulator-common';
import { Allowance } from './Allowance';

describe('an allowance', () => {
  const clock = new SettableClock(0);
  const allowance = (takenByOthers?: number) =>
    new Allowance({ limit: 3, windowMs: 60_000, now: clock.now, takenByOthers });

  beforeEach(() => clock.set(Date.parse('2026-11-25T10:00:40Z')));

  it('gives until it is exhausted, and anew when its window is over', () => {
    const calls = allowance();
    expect([calls.take(1), calls.take(2), calls.take(1)]).toEqual([true, true, false]);
    expect([calls.remaining, calls.secondsToReset]).toEqual([0, 60]);

    clock.advance(59_999);
    expect([calls.take(1), calls.secondsToReset]).toEqual([false, 1]);
    clock.advance(1);
    expect([calls.remaining, calls.take(1), calls.remaining]).toEqual([3, true, 2]);
  });

  it('gives nothing of what is more than it has left', () => {
    const calls = allowance();
    calls.take(1);
    expect([calls.take(3), calls.remaining, calls.take(2)]).toEqual([false, 2, true]);
  });

  it('begins its window with the first call', () => {
    const calls = allowance();
    clock.advance(30_000);
    calls.take(3);
    clock.advance(59_000);
    expect(calls.take(1)).toBe(false);
    expect(calls.secondsToReset).toBe(1);
  });

  it('follows the clock where others take from it too, and is short from the beginning', () => {
    const shared = allowance(2);
    expect([shared.remaining, shared.secondsToReset]).toEqual([1, 20]);
    expect([shared.take(1), shared.take(1)]).toEqual([true, false]);
    clock.advance(20_000);
    expect([shared.remaining, shared.secondsToReset, shared.take(1)]).toEqual([1, 60, true]);
  });
});
