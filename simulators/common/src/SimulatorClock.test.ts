import { nowStartingAt, SettableClock } from './SimulatorClock';

describe('SettableClock', () => {
  it('stands still until it is told otherwise', () => {
    const clock = new SettableClock(1000);
    const { now } = clock;

    expect(now()).toBe(1000);
    clock.advance(500);
    expect(now()).toBe(1500);
    clock.set(10);
    expect(now()).toBe(10);
  });
});

describe('nowStartingAt', () => {
  it('runs on from the given instant with the machine', () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const now = nowStartingAt(5000);

    jest.setSystemTime(1_000_250);
    expect(now()).toBe(5250);
    jest.useRealTimers();
  });
});
