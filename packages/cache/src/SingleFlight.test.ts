import type { FlightControl } from './Flight';
import { SingleFlight } from './SingleFlight';
import { FakeClock } from './testing';

const open = () => new SingleFlight<FlightControl>(new FakeClock());

function board(flights: SingleFlight<FlightControl>, key = 'k', group = 'g') {
  const caller = { signal: new AbortController().signal, mode: 'dashboard' } as const;
  return flights.board(key, { group, caller, begin: (control) => control });
}

describe('SingleFlight', () => {
  it('gives callers of one key the same work, and of another key other work', () => {
    const flights = open();
    const seat = board(flights);
    expect(board(flights).work).toBe(seat.work);
    expect(board(flights, 'other').work).not.toBe(seat.work);
  });

  it('aborts when the last one leaves, and is closed by then', () => {
    const flights = open();
    const [first, second] = [board(flights), board(flights)];
    let wasOpen: boolean | undefined;
    first.work.signal.addEventListener('abort', () => (wasOpen = board(flights).work === first.work));
    first.leave();
    expect(first.work.signal.aborted).toBe(false);
    second.leave();
    expect(first.work.signal.aborted).toBe(true);
    expect(wasOpen).toBe(false);
  });

  it('goes on alone when told to, and takes passengers until it ends', () => {
    const flights = open();
    const seat = board(flights);
    seat.work.goOnAlone();
    seat.leave();
    expect(board(flights).work).toBe(seat.work);
    seat.work.end();
    expect(seat.work.signal.aborted).toBe(false);
    expect(board(flights).work).not.toBe(seat.work);
  });

  it('does not end the next flight of a key with the one before', () => {
    const flights = open();
    const before = board(flights);
    before.work.end();
    const after = board(flights);
    before.work.end();
    before.leave();
    expect(board(flights).work).toBe(after.work);
    expect(after.work.isOpen).toBe(true);
  });

  it('closes the flights of one group only', () => {
    const flights = open();
    const [mine, other] = [board(flights, 'a', 'mine'), board(flights, 'b', 'other')];
    flights.close('mine');
    expect([mine.work.isOpen, other.work.isOpen]).toEqual([false, true]);
    expect(mine.work.signal.aborted).toBe(false);
  });
});
