import { FakeClock } from './FakeClock';

describe('FakeClock', () => {
  it('runs timers in the order in which they are due, each at its own time', async () => {
    const clock = new FakeClock(1_000);
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name} at ${clock.now()}`);
    clock.setTimeout(note('late'), 20);
    clock.setTimeout(note('early'), 10);
    clock.setTimeout(note('early too'), 10);
    await clock.advance(19);
    expect(ran).toEqual(['early at 1010', 'early too at 1010']);
    await clock.advance(1);
    expect(ran).toEqual(['early at 1010', 'early too at 1010', 'late at 1020']);
    expect(clock.now()).toBe(1_020);
  });

  it('runs what a timer sets off, also a timer within the same stretch', async () => {
    const clock = new FakeClock(0);
    const ran: number[] = [];
    clock.setTimeout(() => {
      void Promise.resolve().then(() => clock.setTimeout(() => ran.push(clock.now()), 5));
    }, 5);
    await clock.advance(10);
    expect(ran).toEqual([10]);
  });

  it('does not run a cleared timer', async () => {
    const clock = new FakeClock(0);
    const fn = jest.fn();
    clock.clearTimeout(clock.setTimeout(fn, 1));
    await clock.advance(1);
    expect(fn).not.toHaveBeenCalled();
    expect(clock.pendingTimers).toBe(0);
  });
});
