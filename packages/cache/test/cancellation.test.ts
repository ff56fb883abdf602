import { CacheScenario } from './CacheScenario';

const down = new Error('upstream is down');

describe('a caller that aborts', () => {
  it('leaves alone, with its own reason, while the others get the answer', async () => {
    const scenario = new CacheScenario();
    const leaving = new AbortController();
    const left = scenario.ask({ signal: leaving.signal });
    const stayed = scenario.dashboard();
    await scenario.clock.settle();
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    expect(scenario.calls[0]?.signal.aborted).toBe(false);
    await scenario.answer('v');
    expect((await stayed).value).toBe('v');
  });

  it('leaves alone, with its own reason, while the others get the failure', async () => {
    const scenario = new CacheScenario();
    const leaving = new AbortController();
    const left = scenario.ask({ signal: leaving.signal });
    const stayed = scenario.dashboard();
    await scenario.clock.settle();
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    await scenario.fail(down);
    await expect(stayed).rejects.toBe(down);
  });

  it('takes the load with it when it was the last one', async () => {
    const scenario = new CacheScenario();
    const callers = [new AbortController(), new AbortController(), new AbortController()];
    const asked = callers.map(({ signal }) => scenario.ask({ signal }));
    await scenario.clock.settle();
    const signal = scenario.calls[0]?.signal;
    callers[0]!.abort();
    callers[1]!.abort();
    await scenario.clock.settle();
    expect(signal?.aborted).toBe(false);
    callers[2]!.abort();
    expect((await Promise.allSettled(asked)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(signal?.aborted).toBe(true);
  });

  it('before it asked costs no call and no look into the store', async () => {
    const scenario = new CacheScenario();
    const looked = jest.spyOn(scenario.store, 'get');
    await expect(scenario.ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(scenario.calls).toHaveLength(0);
    expect(looked).not.toHaveBeenCalled();
    expect(scenario.events).toEqual([]);
  });

  it('during the look into the store starts no load', async () => {
    const scenario = new CacheScenario();
    scenario.store.misbehave('stall', ['get']);
    const caller = new AbortController();
    const asked = scenario.ask({ signal: caller.signal });
    await scenario.clock.settle();
    caller.abort();
    await scenario.clock.advance(500);
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(scenario.calls).toHaveLength(0);
  });

  it('may leave many queries with one signal', async () => {
    const scenario = new CacheScenario();
    const caller = new AbortController();
    const asked = Array.from({ length: 50 }, (_, question) => scenario.ask({ question, signal: caller.signal }));
    await scenario.clock.settle();
    caller.abort();
    expect((await Promise.allSettled(asked)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(scenario.calls.map(({ signal }) => signal.aborted)).toEqual(Array(50).fill(true));
  });

  it('is not given a stale answer in place of its abort', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('old');
    await scenario.clock.advance(1_000_000);
    const caller = new AbortController();
    const asked = scenario.ask({ signal: caller.signal });
    await scenario.clock.settle();
    caller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a load whose callers have all left', () => {
  async function abandoned(load?: () => Promise<string>): Promise<CacheScenario> {
    const scenario = new CacheScenario();
    const caller = new AbortController();
    const asked = scenario.ask({ signal: caller.signal, ...(load && { load }) });
    await scenario.clock.settle();
    caller.abort();
    await asked.catch(() => undefined);
    return scenario;
  }

  it('is not joined: the next caller gets a load of its own', async () => {
    const scenario = await abandoned();
    const next = scenario.dashboard();
    await scenario.answer('v');
    expect(await next).toMatchObject({ value: 'v', outcome: 'miss' });
    expect(scenario.calls).toHaveLength(2);
  });

  it('is not joined, though the next load fails', async () => {
    const scenario = await abandoned();
    const next = scenario.dashboard();
    await scenario.fail(down);
    await expect(next).rejects.toBe(down);
    expect(scenario.calls).toHaveLength(2);
  });

  it('leaves no failure behind', async () => {
    let fail: (error: Error) => void = () => undefined;
    const scenario = await abandoned(() => new Promise((_, reject) => (fail = reject)));
    fail(down);
    await scenario.clock.settle();
    const next = scenario.dashboard({ failureStandsForMs: () => 60_000 });
    await scenario.answer('v');
    expect((await next).value).toBe('v');
  });

  it('leaves its answer behind when that comes all the same: it was paid for', async () => {
    let finish: (value: string) => void = () => undefined;
    const scenario = await abandoned(() => new Promise((resolve) => (finish = resolve)));
    finish('late');
    await scenario.clock.settle();
    expect(await scenario.dashboard()).toMatchObject({ value: 'late', outcome: 'hit' });
  });

  it('does not make a stale answer look as if its refresh had failed', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('old');
    await scenario.clock.advance(70_000);
    const caller = new AbortController();
    const alert = scenario.ask({ mode: 'alert', signal: caller.signal });
    await scenario.clock.settle();
    caller.abort();
    await expect(alert).rejects.toMatchObject({ name: 'AbortError' });
    expect((await scenario.dashboard()).stale).toBeUndefined();
    expect(scenario.eventCounts()).toEqual({ staleHit: 1 });
  });
});

describe('a background revalidation', () => {
  async function revalidating(): Promise<CacheScenario> {
    const scenario = new CacheScenario();
    await scenario.stored('old');
    await scenario.clock.advance(100_000);
    await scenario.dashboard();
    await scenario.clock.settle();
    return scenario;
  }

  it('goes on when an alert rule that joined it gives up', async () => {
    const scenario = await revalidating();
    const caller = new AbortController();
    const alert = scenario.ask({ mode: 'alert', signal: caller.signal });
    await scenario.clock.settle();
    caller.abort();
    await expect(alert).rejects.toMatchObject({ name: 'AbortError' });
    expect(scenario.calls[0]?.signal.aborted).toBe(false);
    await scenario.answer('new');
    expect(await scenario.dashboard()).toMatchObject({ value: 'new', outcome: 'hit' });
  });

  it('goes on when an alert rule that started the load gives up', async () => {
    const scenario = new CacheScenario();
    await scenario.stored('old');
    await scenario.clock.advance(100_000);
    const caller = new AbortController();
    const alert = scenario.ask({ mode: 'alert', signal: caller.signal });
    await scenario.clock.settle();
    await scenario.dashboard();
    caller.abort();
    await expect(alert).rejects.toMatchObject({ name: 'AbortError' });
    expect(scenario.calls[0]?.signal.aborted).toBe(false);
    await scenario.fail(down);
    expect((await scenario.dashboard()).stale?.reason).toBe(down);
  });
});
