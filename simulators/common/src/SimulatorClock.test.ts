import { RunningClock, SettableClock } from './SimulatorClock';

describe("a simulator's clock", () => {
  it('runs on at normal speed from where it was started', () => {
    jest.useFakeTimers({ now: 5000 });
    try {
      const { now } = new RunningClock(1_000_000);
      expect(now()).toBe(1_000_000);
      jest.advanceTimersByTime(250);
      expect(now()).toBe(1_000_250);
    } finally {
      jest.useRealTimers();
    }
  });

  it('can be put forward while it runs', () => {
    jest.useFakeTimers({ now: 5000 });
    try {
      const clock = new RunningClock(1_000_000);
      clock.advance(60_000);
      expect(clock.now()).toBe(1_060_000);
      jest.advanceTimersByTime(1);
      expect(clock.now()).toBe(1_060_001);
    } finally {
      jest.useRealTimers();
    }
  });

  it('stands still until it is told otherwise', () => {
    const clock = new SettableClock(1000);
    const { now } = clock;
    expect(now()).toBe(1000);
    clock.advance(50);
    expect(now()).toBe(1050);
    clock.set(7);
    expect(now()).toBe(7);
  });
});
