import type { CacheCaller } from './CacheRequest';
import { Flight, type FlightControl } from './Flight';
import { FakeClock } from './testing';

function setUp() {
  const clock = new FakeClock();
  const flight = new Flight<FlightControl>({
    group: 'g',
    clock,
    begin: (control) => control,
    isVoid: () => false,
    onEnd: () => undefined,
  });
  let settle: { resolve: (value: string) => void; reject: (error: Error) => void } = {
    resolve: () => undefined,
    reject: () => undefined,
  };
  const result = new Promise<string>((resolve, reject) => (settle = { resolve, reject }));
  result.catch(() => undefined);
  const board = (caller: Partial<CacheCaller> = {}) => {
    const seat = flight.board({ signal: new AbortController().signal, mode: 'dashboard', ...caller });
    return { leave: () => seat.leave(), answer: seat.wait(result) };
  };
  return { clock, flight, board, settle: () => settle };
}

describe('who waits on a flight', () => {
  it('has the priority of an alert rule only while one is waiting', async () => {
    const { flight, board } = setUp();
    board();
    expect(flight.priority).toBe('dashboard');
    const gone = new AbortController();
    const { answer } = board({ mode: 'alert', signal: gone.signal });
    expect(flight.priority).toBe('alert');
    gone.abort(new Error('closed'));
    await expect(answer).rejects.toThrow('closed');
    expect(flight.priority).toBe('dashboard');
  });

  it('has the latest deadline of all who asked, and none once somebody has none', () => {
    const { clock, flight, board } = setUp();
    const now = clock.now();
    board({ deadlineAtMs: now + 1000 });
    board({ deadlineAtMs: now + 3000 });
    board({ deadlineAtMs: now + 2000 });
    expect(flight.deadlineAtMs).toBe(now + 3000);
    board();
    expect(flight.deadlineAtMs).toBeUndefined();
  });

  it('sends each away at its own deadline, with its own words, and nobody else', async () => {
    const { clock, board, settle } = setUp();
    const early = board({ deadlineAtMs: clock.now() + 1000, overdue: () => new Error('too late for me') });
    const late = board({ deadlineAtMs: clock.now() + 5000 });
    const expectation = expect(early.answer).rejects.toThrow('too late for me');
    await clock.advance(1000);
    await expectation;
    settle().resolve('answer');
    expect(await late.answer).toBe('answer');
    expect(clock.pendingTimers).toBe(0);
  });

  it('lets the work say why, when it has the same deadline', async () => {
    const { clock, board, settle } = setUp();
    const deadlineAtMs = clock.now() + 1000;
    const { answer } = board({ deadlineAtMs, overdue: () => new Error('too late') });
    clock.setTimeout(() => settle().reject(new Error('no quota')), 1000);
    const expectation = expect(answer).rejects.toThrow('no quota');
    await clock.advance(1000);
    await expectation;
    expect(clock.pendingTimers).toBe(0);
  });

  it('dismisses those whose deadline is due, and keeps the others', async () => {
    const { clock, flight, board, settle } = setUp();
    const hasty = board({ deadlineAtMs: clock.now() + 1000 });
    const patient = board({ deadlineAtMs: clock.now() + 60_000 });
    flight.dismissDueBy(clock.now() + 20_000, new Error('no quota for 20 s'));
    await expect(hasty.answer).rejects.toThrow('no quota for 20 s');
    settle().resolve('answer');
    expect(await patient.answer).toBe('answer');
  });
});
