import { type Caller, RateBudget, retryAfter, UpstreamClient, UpstreamError } from '../src';
import { FakeClock, settled } from '../test-support/FakeClock';
import { FakeUpstream } from '../test-support/FakeUpstream';
import { SharedCaller } from '../test-support/SharedCaller';

// What every plugin promises of quota, deadlines and cancellation, against a vendor that fails, stalls or lies.

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const ROOM = 2;

let clock: FakeClock;
let startMs: number;
let budget: RateBudget;
let client: UpstreamClient;
let vendor: FakeUpstream;

beforeEach(() => {
  clock = new FakeClock();
  startMs = clock.now();
  budget = new RateBudget({ clock, defaultHoldMs: MINUTE_MS, random: () => 0 });
  client = new UpstreamClient({ budget, maxConcurrent: ROOM, timeoutMs: 30 * SECOND_MS, clock, random: () => 0 });
  vendor = new FakeUpstream(clock, { type: 'serve' });
});

interface Outcome {
  value?: string;
  error?: UpstreamError;
  /** Milliseconds after the start of the test. */
  afterMs?: number;
}

/** Makes a call, and notes how and when it ended. */
function call(caller: Partial<Caller> = {}, send: (signal: AbortSignal) => Promise<string> = vendor.send): Outcome {
  return callFor({ priority: 'dashboard', ...caller }, send);
}

function callFor(caller: Caller, send: (signal: AbortSignal) => Promise<string> = vendor.send): Outcome {
  const outcome: Outcome = {};
  client.run({ endpoint: 'costQuery', bucket: 'scope', widerBuckets: ['tenant'], caller }, send).then(
    (value) => Object.assign(outcome, { value, afterMs: clock.now() - startMs }),
    (error: unknown) => Object.assign(outcome, { error, afterMs: clock.now() - startMs })
  );
  return outcome;
}

interface Wait {
  readonly what: string;
  /** Brings it about. */
  readonly arrange: () => unknown;
  /** Calls that the vendor has seen by the time that one waits, and those of them that are cancelled with it. */
  readonly calls: number;
  readonly cancelled: number;
}

const nothingSent = { calls: 0, cancelled: 0 };
const stuck = (): Promise<string> => new Promise(() => undefined);

/** Whatever a call can wait for. */
const waits: readonly Wait[] = [
  {
    what: 'the end of a hold',
    arrange: () => budget.observe('scope', { refused: true, retryAfterMs: 20 * SECOND_MS }),
    ...nothingSent,
  },
  {
    what: 'the end of a hold of the wider quota',
    arrange: () => budget.observe('tenant', { retryAfterMs: 20 * SECOND_MS }),
    ...nothingSent,
  },
  {
    what: 'more than the reserve',
    arrange: () => budget.observe('scope', { remaining: 1 }),
    ...nothingSent,
  },
  {
    what: 'the call that goes ahead after a hold',
    arrange: async () => {
      budget.observe('scope', { refused: true, retryAfterMs: SECOND_MS });
      call({}, stuck);
      await clock.advance(SECOND_MS);
    },
    ...nothingSent,
  },
  {
    what: 'room',
    arrange: () => Array.from({ length: ROOM }, () => call({}, stuck)),
    ...nothingSent,
  },
  {
    what: 'the next attempt',
    arrange: () => (vendor.behaviour = { type: 'fail', status: 503 }),
    calls: 1,
    cancelled: 0,
  },
  {
    what: 'a reset that is near',
    arrange: () => (vendor.behaviour = { type: 'refuse', retryAfterMs: 4 * SECOND_MS }),
    calls: 1,
    cancelled: 0,
  },
  {
    what: 'an answer',
    arrange: () => (vendor.behaviour = { type: 'hang' }),
    calls: 1,
    cancelled: 1,
  },
  {
    what: 'an answer of a vendor that notices nothing',
    arrange: () => (vendor.behaviour = { type: 'ignoreEverything' }),
    calls: 1,
    cancelled: 1,
  },
];

describe('nothing waits longer than its caller’s deadline', () => {
  it.each(waits)('not for $what', async ({ arrange }) => {
    await arrange();
    // Shorter than the first pause before a retry, 125 ms.
    const outcome = call({ deadlineAtMs: clock.now() + 100 });
    const dueMs = clock.now() + 100 - startMs;
    await clock.advance(MINUTE_MS);
    expect(outcome.error?.code).toMatch(/^(rateLimited|timeout|unavailable)$/);
    expect(outcome.afterMs).toBeLessThanOrEqual(dueMs);
  });

  it.each(waits)('and nobody who shares a call waits for $what longer than the last of them', async ({ arrange }) => {
    await arrange();
    const caller = new SharedCaller().join('hasty', { deadlineAtMs: clock.now() + 100 });
    const outcome = callFor(caller);
    await settled();
    caller.join('patient', { deadlineAtMs: clock.now() + 110 });
    const dueMs = clock.now() + 110 - startMs;
    await clock.advance(MINUTE_MS);
    expect(outcome.error).toBeDefined();
    expect(outcome.afterMs).toBeLessThanOrEqual(dueMs);
  });

  it('but a deadline that moves later while an attempt runs gives it more time', async () => {
    vendor.behaviour = { type: 'serve', afterMs: 8 * SECOND_MS };
    const caller = new SharedCaller().join('hasty', { deadlineAtMs: startMs + 5 * SECOND_MS });
    const outcome = callFor(caller);
    await clock.advance(4 * SECOND_MS);
    caller.join('patient', { deadlineAtMs: startMs + 9 * SECOND_MS });
    await clock.advance(MINUTE_MS);
    expect(outcome).toEqual({ value: 'served', afterMs: 8 * SECOND_MS });
    expect(vendor).toMatchObject({ calls: 1, cancelled: 0 });
  });

  it('and one attempt never more than its time limit', async () => {
    vendor.behaviour = { type: 'hang' };
    const caller = new SharedCaller().join('hasty', { deadlineAtMs: startMs + 5 * SECOND_MS });
    const outcome = callFor(caller);
    caller.join('patient', { deadlineAtMs: startMs + 10 * MINUTE_MS });
    await clock.advance(10 * MINUTE_MS);
    expect(outcome.error?.message).toBe(
      'costQuery gave no complete answer within 30 s; ask for less, or raise timeout'
    );
    expect(outcome.afterMs).toBe(30 * SECOND_MS);
    expect(vendor).toMatchObject({ calls: 1, cancelled: 1 });
  });
});

describe('a cancelled query is cancelled upstream', () => {
  it.each(waits)('while it waits for $what', async ({ arrange, calls, cancelled }) => {
    await arrange();
    const caller = new AbortController();
    const outcome = call({ signal: caller.signal });
    await settled();
    expect(outcome).toEqual({});
    const timers = clock.pendingTimers;
    caller.abort();
    await settled();
    expect(outcome.error?.code).toBe('aborted');
    expect(clock.pendingTimers).toBeLessThan(timers);
    await clock.advance(2 * MINUTE_MS);
    expect(vendor).toMatchObject({ calls, cancelled });
  });

  it('unless someone else waits for the same', async () => {
    vendor.behaviour = { type: 'serve', afterMs: SECOND_MS };
    const caller = new SharedCaller().join('one').join('other');
    const outcome = callFor(caller);
    await settled();
    caller.leave('one');
    await clock.advance(SECOND_MS);
    expect(outcome.value).toBe('served');
    expect(vendor.cancelled).toBe(0);
  });
});

describe('alert rules come first', () => {
  it('for room, for quota and after a hold, in the order they came', async () => {
    vendor.behaviour = { type: 'serve', afterMs: SECOND_MS };
    budget.observe('scope', { refused: true, retryAfterMs: SECOND_MS });
    const panels = [call(), call(), call()];
    const rules = [call({ priority: 'alert' }), call({ priority: 'alert' })];
    await clock.advance(MINUTE_MS);
    expect(rules.map(({ afterMs }) => afterMs)).toEqual([2_000, 3_000]);
    expect(panels.map(({ afterMs }) => afterMs)).toEqual([3_000, 4_000, 4_000]);
  });

  it('also one that joins a panel’s call while that waits', async () => {
    vendor.behaviour = { type: 'serve', afterMs: SECOND_MS };
    budget.observe('scope', { refused: true, retryAfterMs: 2 * SECOND_MS });
    const first = call();
    const shared = new SharedCaller().join('panel');
    const joined = callFor(shared);
    await clock.advance(SECOND_MS);
    shared.join('rule', { priority: 'alert' });
    await clock.advance(MINUTE_MS);
    expect([joined.afterMs, first.afterMs]).toEqual([3_000, 4_000]);
  });

  it('and the last of a quota is theirs', async () => {
    budget.observe('scope', { remaining: 2 });
    const [panel, late] = [call(), call({ deadlineAtMs: startMs + 10 * SECOND_MS })];
    const rule = call({ priority: 'alert' });
    await clock.advance(10 * SECOND_MS);
    expect([panel.value, rule.value]).toEqual(['served', 'served']);
    expect(late.error?.code).toBe('rateLimited');
    expect(vendor.calls).toBe(2);
  });
});

describe('the error of an exhausted quota says when it ends', () => {
  it.each(['alert', 'dashboard'] as const)('to a caller of priority %s, at once', async (priority) => {
    vendor.behaviour = { type: 'refuse', retryAfterMs: 90 * SECOND_MS };
    call();
    await settled();
    const outcome = call({ priority, deadlineAtMs: startMs + 30 * SECOND_MS });
    await settled();
    expect(outcome).toMatchObject({ afterMs: 0, error: { code: 'rateLimited', retryAfterMs: 90 * SECOND_MS } });
    expect(outcome.error?.message).toContain('until 2026-11-25 12:01:30 UTC (in 90 s)');
    expect(vendor.calls).toBe(1);
  });

  it('to those of a shared call who cannot wait so long, while it goes on for the rest', async () => {
    vendor.behaviour = { type: 'refuse', retryAfterMs: 4 * SECOND_MS };
    const caller = new SharedCaller()
      .join('hasty', { deadlineAtMs: startMs + 3 * SECOND_MS })
      .join('patient', { deadlineAtMs: startMs + 30 * SECOND_MS });
    const outcome = callFor(caller);
    await settled();
    expect(caller.dismissed).toEqual([
      { name: 'hasty', error: expect.objectContaining({ code: 'rateLimited', retryAfterMs: 4 * SECOND_MS }) },
    ]);
    vendor.behaviour = { type: 'serve' };
    await clock.advance(4 * SECOND_MS);
    expect(outcome).toEqual({ value: 'served', afterMs: 4 * SECOND_MS });
  });
});

describe('limits are learnt from the vendor', () => {
  it('from its answers, so that none is overrun', async () => {
    const perMinute = 4;
    const counts = new Map<number, number>();
    let refusals = 0;
    const send = (): Promise<string> => {
      const minute = Math.floor(clock.now() / MINUTE_MS);
      const used = (counts.get(minute) ?? 0) + 1;
      counts.set(minute, used);
      budget.observe('scope', { remaining: Math.max(0, perMinute - used) });
      if (used > perMinute) {
        refusals += 1;
        const retryAfterMs = (minute + 1) * MINUTE_MS - clock.now();
        return Promise.reject(new UpstreamError('rateLimited', 'Too many requests', { status: 429, retryAfterMs }));
      }
      return Promise.resolve('served');
    };
    const outcomes = Array.from({ length: 12 }, () => call({}, send));
    await clock.advance(10 * MINUTE_MS);
    expect(outcomes.filter(({ value }) => value === 'served').length).toBe(12);
    expect(refusals).toBe(0);
  });

  it('once for all data sources that share a credential', async () => {
    const other = new UpstreamClient({ budget, maxConcurrent: ROOM, timeoutMs: 30 * SECOND_MS, clock });
    vendor.behaviour = { type: 'refuse', retryAfterMs: MINUTE_MS };
    call();
    await settled();
    const caller = { priority: 'dashboard', deadlineAtMs: startMs + 30 * SECOND_MS } as const;
    const refused = other.run({ endpoint: 'costQuery', bucket: 'scope', caller }, vendor.send);
    await expect(refused).rejects.toMatchObject({ code: 'rateLimited', retryAfterMs: MINUTE_MS });
    expect(vendor.calls).toBe(1);
  });
});

describe('a refusal is not answered blindly', () => {
  /** When calls reach a vendor that refuses everything with one header, seconds; somebody asks every second. */
  async function callsWithin(seconds: number, header: string): Promise<readonly number[]> {
    const send = async (signal: AbortSignal): Promise<string> => {
      vendor.behaviour = { type: 'refuse', retryAfterMs: retryAfter([['retry-after', header]], clock.now()) };
      return vendor.send(signal);
    };
    for (let second = 0; second < seconds; second++) {
      call({ deadlineAtMs: clock.now() + 30 * SECOND_MS }, send);
      await clock.advance(SECOND_MS);
    }
    return vendor.callsAtMs.map((atMs) => (atMs - startMs) / SECOND_MS);
  }

  it.each([
    ['30', 'is honoured', [0, 30, 60, 105]],
    ['3', 'is too short to be true, the longer the more', [0, 3, 23, 68]],
    ['', 'is missing', [0, 60]],
    ['-5', 'is negative', [0, 60]],
    ['NaN', 'is no number', [0, 60]],
    ['soon', 'is a word', [0, 60]],
    ['1000000000', 'is absurd', [0]],
    ['0', 'asks for no pause', [0, 1, 21, 66]],
    ['Wed, 25 Nov 2026 11:00:00 GMT', 'is past', [0, 1, 21, 66]],
  ])('when "%s" %s', async (header, _, calls) => {
    expect(await callsWithin(110, header)).toEqual(calls);
  });

  it('and waited out only when it is near, and only once in a row', async () => {
    vendor.behaviour = { type: 'refuse', retryAfterMs: 5 * SECOND_MS };
    const outcome = call();
    await clock.advance(MINUTE_MS);
    expect(outcome).toMatchObject({ afterMs: 5 * SECOND_MS, error: { status: 429, retryAfterMs: 5 * SECOND_MS } });
    expect(vendor.calls).toBe(2);
  });
});

describe('a backlog does not burst', () => {
  it('when the vendor refuses everything for ten minutes and then serves again', async () => {
    vendor.behaviour = { type: 'refuse', retryAfterMs: 2 * SECOND_MS };
    const outcomes = Array.from({ length: 200 }, () => call());
    await clock.advance(10 * MINUTE_MS);
    // The first two at once, before anything was known; one that waited the near reset out, and one a hold since.
    expect(vendor.callsAtMs.map((atMs) => (atMs - startMs) / SECOND_MS)).toEqual([
      0, 0, 2, 22, 67, 157, 247, 337, 427, 517,
    ]);
    vendor.behaviour = { type: 'serve', afterMs: SECOND_MS };
    vendor.mostAtOnce = 0;
    await clock.advance(10 * MINUTE_MS);
    expect(outcomes.every(({ afterMs }) => afterMs !== undefined)).toBe(true);
    expect(vendor.mostAtOnce).toBe(ROOM);
  });

  it('when the vendor serves one and refuses the rest', async () => {
    const wide = new UpstreamClient({ budget, maxConcurrent: 64, timeoutMs: 30 * SECOND_MS, clock, random: () => 0 });
    budget.observe('scope', { refused: true, retryAfterMs: 30 * SECOND_MS });
    const callOnce = async (signal: AbortSignal): Promise<string> => {
      vendor.behaviour = vendor.calls === 0 ? { type: 'serve' } : { type: 'refuse', retryAfterMs: MINUTE_MS };
      return vendor.send(signal);
    };
    const caller = { priority: 'dashboard', deadlineAtMs: startMs + 45 * SECOND_MS } as const;
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 200 }, () => wide.run({ endpoint: 'costQuery', bucket: 'scope', caller }, callOnce)),
      clock.advance(45 * SECOND_MS),
    ]);
    expect(vendor.calls).toBe(3);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(199);
  });
});

describe('a vendor that is down', () => {
  it('costs each call no more than three attempts', async () => {
    vendor.behaviour = { type: 'fail', status: 503 };
    const outcomes = Array.from({ length: 20 }, () => call());
    await clock.advance(MINUTE_MS);
    expect(vendor.calls).toBe(60);
    expect(outcomes.every(({ error }) => error?.code === 'unavailable')).toBe(true);
    vendor.behaviour = { type: 'serve' };
    const next = call();
    await settled();
    expect(next.value).toBe('served');
  });

  it('is not asked again for what would fail again', async () => {
    vendor.behaviour = { type: 'fail', status: 500 };
    call();
    await clock.advance(MINUTE_MS);
    expect(vendor.calls).toBe(1);
  });
});
