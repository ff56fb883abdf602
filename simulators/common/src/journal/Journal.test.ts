import { SettableClock } from '../SimulatorClock';
import { Journal } from './Journal';

const request = (endpoint: string) => ({ method: 'GET', url: 'https://localhost/a', headers: {}, body: '', endpoint });

describe('Journal', () => {
  it('counts requests in flight apart for each endpoint', () => {
    const journal = new Journal(() => 0);
    const closeToken = journal.open(request('token'));
    const closers = [journal.open(request('query')), journal.open(request('query'))];

    expect(journal.of('query').map(({ inFlightAtStart }) => inFlightAtStart)).toEqual([1, 2]);
    expect(journal.inFlight('query')).toBe(2);
    expect(journal.inFlight()).toBe(3);
    [...closers, closeToken].forEach((close) => close({ status: 200, aborted: false }));
    expect(journal.inFlight()).toBe(0);
    journal.open(request('query'));
    expect(journal.peakInFlight('query')).toBe(2);
    expect(journal.peakInFlight('token')).toBe(1);
    expect(journal.peakInFlight('never asked')).toBe(0);
  });

  it('notes when a request began and ended, and how', () => {
    const clock = new SettableClock(100);
    const journal = new Journal(clock.now);
    const close = journal.open(request('query'));
    clock.advance(40);
    close({ status: 200, aborted: false });

    expect(journal.entries).toMatchObject([{ at: 100, finishedAt: 140, status: 200, aborted: false }]);
  });

  it('tells when so many requests have arrived and when all have ended', async () => {
    const journal = new Journal(() => 0);
    const arrived = journal.arrived('query', 2);
    const first = journal.open(request('query'));
    const second = journal.open(request('query'));
    await arrived;

    const idle = journal.idle();
    first({ aborted: true });
    second({ aborted: true });
    await idle;
    expect(journal.inFlight()).toBe(0);
  });

  it('forgets what came before clear() but not what is in flight', () => {
    const journal = new Journal(() => 0);
    const close = journal.open(request('query'));
    journal.clear();

    expect(journal.entries).toEqual([]);
    expect(journal.inFlight('query')).toBe(1);
    close({ aborted: false });
    expect(journal.inFlight('query')).toBe(0);
  });
});
