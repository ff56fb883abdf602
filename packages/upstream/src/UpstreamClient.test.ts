import { FakeClock, settled } from '../test-support/FakeClock';
import type { Caller } from './Caller';
import { RateBudget } from './RateBudget';
import { type UpstreamCall, UpstreamClient, type UpstreamClientOptions, type UpstreamEvent } from './UpstreamClient';
import { UpstreamError } from './UpstreamError';

let clock: FakeClock;
let budget: RateBudget;
let events: UpstreamEvent[];

beforeEach(() => {
  clock = new FakeClock();
  budget = new RateBudget({ clock, defaultHoldMs: 60_000, random: () => 0 });
  events = [];
});

function client(options: Partial<UpstreamClientOptions> = {}): UpstreamClient {
  return new UpstreamClient({
    budget,
    maxConcurrent: 32,
    timeoutMs: 30_000,
    clock,
    random: () => 0,
    onEvent: (event) => events.push(event),
    ...options,
  });
}

const call: UpstreamCall = { endpoint: 'costQuery', bucket: 'b', caller: { priority: 'dashboard' } };

function callOf(caller: Partial<Caller>): UpstreamCall {
  return { ...call, caller: { priority: 'dashboard', ...caller } };
}

const down = new UpstreamError('unavailable', 'The vendor is down', { status: 503 });

/** Settles like a promise, but never unhandled: tests look at it later. */
function outcomeOf<T>(promise: Promise<T>): Promise<T | UpstreamError> {
  return promise.catch((error: unknown) => error as UpstreamError);
}

function hanging(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('echo of the abort'));
    });
  });
}

describe('a call that succeeds', () => {
  it('gives its value and leaves no timer', async () => {
    expect(await client().run(call, () => Promise.resolve(42))).toBe(42);
    expect(clock.pendingTimers).toBe(0);
  });

  it('after failing twice costs three attempts, each told', async () => {
    const send = jest.fn<Promise<string>, []>().mockRejectedValueOnce(down).mockRejectedValueOnce(down);
    send.mockResolvedValueOnce('up');
    const outcome = outcomeOf(client().run(call, send));
    await clock.advance(375);
    expect(await outcome).toBe('up');
    expect(events).toEqual([
      { type: 'attemptFailed', endpoint: 'costQuery', attempt: 1, code: 'unavailable', delayMs: 125 },
      { type: 'attemptFailed', endpoint: 'costQuery', attempt: 2, code: 'unavailable', delayMs: 250 },
    ]);
  });
});

describe('a call that fails', () => {
  it('for good costs no more attempts than planned', async () => {
    const send = jest.fn(() => Promise.reject(down));
    const outcome = outcomeOf(client().run(call, send));
    await clock.advance(60_000);
    expect(await outcome).toBe(down);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('by a bug of ours is passed on as it is, at once', async () => {
    const bug = new TypeError('undefined is not a function');
    const send = jest.fn(() => Promise.reject(bug));
    await expect(client().run(call, send)).rejects.toBe(bug);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is not repeated past the deadline', async () => {
    const send = jest.fn(() => Promise.reject(down));
    const outcome = outcomeOf(client().run(callOf({ deadlineAtMs: clock.now() + 300 }), send));
    await clock.advance(60_000);
    expect(await outcome).toBe(down);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('gives its room and its quota back', async () => {
    const failing = client({ maxConcurrent: 1, retry: { maxAttempts: 1 } });
    await outcomeOf(failing.run(call, () => Promise.reject(down)));
    expect(await failing.run(call, () => Promise.resolve('next'))).toBe('next');
  });
});

describe('time', () => {
  it('of one attempt is limited: the error names endpoint and seconds', async () => {
    const outcome = outcomeOf(client().run(call, hanging));
    await clock.advance(30_000);
    expect(await outcome).toMatchObject({
      code: 'timeout',
      message: 'costQuery gave no complete answer within 30 s; ask for less, or raise timeout',
    });
  });

  it('ends with the deadline when that is earlier', async () => {
    const outcome = outcomeOf(client().run(callOf({ deadlineAtMs: clock.now() + 4_000 }), hanging));
    await clock.advance(4_000);
    expect(await outcome).toMatchObject({ code: 'timeout', message: expect.stringContaining('within 4 s') });
  });

  it('is up even for a call that ignores its signal', async () => {
    const outcome = outcomeOf(client().run(call, () => new Promise<never>(() => undefined)));
    await clock.advance(30_000);
    expect(await outcome).toMatchObject({ code: 'timeout' });
  });

  it('that has passed before it begins costs no call', async () => {
    const send = jest.fn(() => Promise.resolve('late'));
    const outcome = outcomeOf(client().run(callOf({ deadlineAtMs: clock.now() }), send));
    await clock.advance(0);
    expect(await outcome).toMatchObject({ code: 'timeout' });
    expect(send).not.toHaveBeenCalled();
  });
});

describe('a caller that cancels', () => {
  it('during a call aborts it, and the error says so', async () => {
    const caller = new AbortController();
    let seen: AbortSignal | undefined;
    const outcome = outcomeOf(
      client().run(callOf({ signal: caller.signal }), (signal) => {
        seen = signal;
        return hanging(signal);
      })
    );
    await settled();
    caller.abort();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    expect(seen?.aborted).toBe(true);
    expect(clock.pendingTimers).toBe(0);
  });

  it('during the pause before a retry is let go at once, and nothing more is sent', async () => {
    const caller = new AbortController();
    const send = jest.fn(() => Promise.reject(down));
    const outcome = outcomeOf(client().run(callOf({ signal: caller.signal }), send));
    await settled();
    caller.abort();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    await clock.advance(60_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(clock.pendingTimers).toBe(0);
  });

  it('before it begins costs no call', async () => {
    const send = jest.fn(() => Promise.resolve('late'));
    const outcome = await outcomeOf(client().run(callOf({ signal: AbortSignal.abort() }), send));
    expect(outcome).toMatchObject({ code: 'aborted' });
    expect(send).not.toHaveBeenCalled();
  });
});

describe('room', () => {
  it('is for so many calls at once', async () => {
    let running = 0;
    let most = 0;
    const limited = client({ maxConcurrent: 3 });
    const send = async (): Promise<void> => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 100));
      running -= 1;
    };
    const calls = Promise.all(Array.from({ length: 10 }, () => limited.run(call, send)));
    await clock.advance(1_000);
    await calls;
    expect(most).toBe(3);
  });

  it('goes to alert rules first', async () => {
    const limited = client({ maxConcurrent: 1 });
    const order: string[] = [];
    const send = (name: string) => async (): Promise<void> => {
      order.push(name);
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 100));
    };
    const calls = Promise.all([
      limited.run(call, send('first panel')),
      limited.run(call, send('second panel')),
      limited.run(callOf({ priority: 'alert' }), send('rule')),
    ]);
    await clock.advance(1_000);
    await calls;
    expect(order).toEqual(['first panel', 'rule', 'second panel']);
  });

  it('that does not come before the deadline is an error that names the setting', async () => {
    const limited = client({ maxConcurrent: 1 });
    void outcomeOf(limited.run(call, hanging));
    const outcome = outcomeOf(
      limited.run(callOf({ deadlineAtMs: clock.now() + 1_000 }), () => Promise.resolve('late'))
    );
    await clock.advance(1_000);
    expect(await outcome).toMatchObject({ code: 'timeout', message: expect.stringContaining('maxConcurrentRequests') });
  });

  it('is free again when all calls fail', async () => {
    const limited = client({ maxConcurrent: 2, retry: { maxAttempts: 1 } });
    const send = jest.fn(() => Promise.reject(down));
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcomeOf(limited.run(call, send))));
    expect(new Set(outcomes)).toEqual(new Set([down]));
    expect(send).toHaveBeenCalledTimes(100);
    expect(await limited.run(call, () => Promise.resolve('next'))).toBe('next');
  });
});

describe('a refusal for lack of quota', () => {
  const refused = (retryAfterMs?: number): UpstreamError =>
    new UpstreamError('rateLimited', 'Too many requests', { status: 429, retryAfterMs });

  it('that ends soon is waited out', async () => {
    const send = jest.fn<Promise<string>, []>().mockRejectedValueOnce(refused(3_000)).mockResolvedValueOnce('served');
    const outcome = outcomeOf(client().run(call, send));
    await clock.advance(2_999);
    expect(send).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(await outcome).toBe('served');
  });

  it('that ends late, or names no end, is passed on at once', async () => {
    for (const error of [refused(60_000), refused()]) {
      const send = jest.fn(() => Promise.reject(error));
      expect(await outcomeOf(client().run({ ...call, bucket: String(error.retryAfterMs) }, send))).toBe(error);
      expect(send).toHaveBeenCalledTimes(1);
    }
  });

  it('keeps the calls behind it from being made', async () => {
    const send = jest.fn(() => Promise.reject(refused(60_000)));
    const limited = client({ maxConcurrent: 1 });
    const deadlineAtMs = clock.now() + 30_000;
    const outcomes = Promise.all(
      Array.from({ length: 20 }, () => outcomeOf(limited.run(callOf({ deadlineAtMs }), send)))
    );
    await clock.advance(0);
    expect(await outcomes).toEqual(Array.from({ length: 20 }, () => expect.objectContaining({ code: 'rateLimited' })));
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('without an end holds the bucket for the default time', async () => {
    await outcomeOf(client().run(call, () => Promise.reject(refused())));
    expect(budget.stateOf('b').heldUntilMs).toBe(clock.now() + 60_000);
  });
});

describe('a call that draws on two quotas', () => {
  const both: UpstreamCall = { ...call, bucket: 'scope', widerBuckets: ['tenant'] };

  it('waits for the wider one too', async () => {
    budget.observe('tenant', { retryAfterMs: 10_000 });
    const send = jest.fn(() => Promise.resolve('served'));
    const outcome = outcomeOf(client().run(both, send));
    await clock.advance(9_999);
    expect(send).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(await outcome).toBe('served');
  });

  it('takes up no room in the wider one while it waits for its own', async () => {
    budget.observe('tenant', { remaining: 2 });
    budget.observe('scope', { retryAfterMs: 10_000 });
    const waiting = outcomeOf(client().run(both, () => Promise.resolve('late')));
    await settled();
    expect(await client().run({ ...both, bucket: 'another scope' }, () => Promise.resolve('at once'))).toBe('at once');
    budget.observe('tenant', { remaining: 2 });
    await clock.advance(10_000);
    expect(await waiting).toBe('late');
  });

  it('takes up no room in its own while it waits for the wider one', async () => {
    budget.observe('scope', { remaining: 2 });
    budget.observe('tenant', { retryAfterMs: 10_000 });
    const waiting = outcomeOf(client().run(both, () => Promise.resolve('late')));
    await settled();
    expect(await client().run({ ...call, bucket: 'scope' }, () => Promise.resolve('at once'))).toBe('at once');
    budget.observe('scope', { remaining: 2 });
    await clock.advance(10_000);
    expect(await waiting).toBe('late');
  });

  it('is refused with the end of the hold that is longer', async () => {
    budget.observe('scope', { retryAfterMs: 5_000 });
    budget.observe('tenant', { retryAfterMs: 10_000 });
    const deadlineAtMs = clock.now() + 1_000;
    const send = jest.fn(() => Promise.resolve('never'));
    const refused = outcomeOf(client().run({ ...both, caller: { priority: 'dashboard', deadlineAtMs } }, send));
    expect(await refused).toMatchObject({ code: 'rateLimited', retryAfterMs: 10_000 });
    expect(send).not.toHaveBeenCalled();
  });
});
