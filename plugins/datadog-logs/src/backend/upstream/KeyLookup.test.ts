import { FakeClock } from '@glance/cache/testing';
import { UpstreamError } from '@glance/upstream';
import { KeyLookup } from './KeyLookup';

const MINUTE_MS = 60_000;

describe('KeyLookup', () => {
  let clock: FakeClock;
  let lookup: KeyLookup;
  let calls: number;
  const caller = (deadlineAtMs?: number, signal = new AbortController().signal) => ({
    priority: 'dashboard' as const,
    signal,
    deadlineAtMs,
  });
  const refusal = new UpstreamError('unauthorized', 'no such key', { status: 401 });
  const answering = (outcome: Promise<void>) => () => {
    calls += 1;
    return outcome;
  };

  beforeEach(() => {
    clock = new FakeClock();
    lookup = new KeyLookup(clock);
    calls = 0;
  });

  it('asks once for all who were refused at the same time, and for those of the next five minutes', async () => {
    const good = answering(Promise.resolve());
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => lookup.verdict(good, caller())));
    expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['good']));
    await clock.advance(5 * MINUTE_MS - 1);
    await lookup.verdict(good, caller());
    expect(calls).toBe(1);
    await clock.advance(1);
    await lookup.verdict(good, caller());
    expect(calls).toBe(2);
  });

  it('gives all of them the refusal that it was told', async () => {
    const bad = () => answering(Promise.reject(refusal))();
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => lookup.verdict(bad, caller())));
    expect(verdicts.every((verdict) => verdict.kind === 'refused' && verdict.error === refusal)).toBe(true);
    await clock.advance(4 * MINUTE_MS);
    expect(await lookup.verdict(bad, caller())).toEqual({ kind: 'refused', error: refusal });
    expect(calls).toBe(1);
  });

  it('asks again sooner about what it could not find out', async () => {
    const down = () => answering(Promise.reject(new UpstreamError('unavailable', 'down')))();
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => lookup.verdict(down, caller())));
    expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    await clock.advance(30_000 - 1);
    await lookup.verdict(down, caller());
    expect(calls).toBe(1);
    await clock.advance(1);
    expect(await lookup.verdict(answering(Promise.resolve()), caller())).toEqual({ kind: 'good' });
    expect(calls).toBe(2);
  });

  it('keeps nobody past the deadline, nor who has gone, and goes on for the others', async () => {
    let answer = (): void => undefined;
    const slow = answering(
      new Promise((resolve) => {
        answer = resolve;
      })
    );
    const leaving = new AbortController();
    const patient = lookup.verdict(slow, caller());
    const hurried = lookup.verdict(slow, caller(clock.now() + 1_000));
    const left = lookup.verdict(slow, caller(undefined, leaving.signal));
    leaving.abort();
    expect(await left).toEqual({ kind: 'unknown' });
    expect(await lookup.verdict(slow, caller(undefined, leaving.signal))).toEqual({ kind: 'unknown' });
    await clock.advance(1_000);
    expect(await hurried).toEqual({ kind: 'unknown' });
    answer();
    expect(await patient).toEqual({ kind: 'good' });
    expect(calls).toBe(1);
    expect(clock.pendingTimers).toBe(0);
  });
});
