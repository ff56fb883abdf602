import { ChunkScenario } from './ChunkScenario';

const down = new Error('upstream is down');
const monthsOf = (answers: ReadonlyArray<{ value: { month: number } }>) => answers.map(({ value }) => value.month);

describe('a question in chunks', () => {
  it('is asked in one call for neighbours, and answered in order', async () => {
    const scenario = new ChunkScenario();
    const asked = scenario.ask(1, 4);
    await scenario.clock.settle();
    expect(scenario.asked).toEqual([[1, 2, 3, 4]]);
    scenario.calls[0]?.answer();
    expect(monthsOf(await asked)).toEqual([1, 2, 3, 4]);
  });

  it('asks only for what is missing, in runs beside what is held', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(4, 6);
    const asked = scenario.ask(1, 9);
    await scenario.clock.settle();
    expect(scenario.asked).toEqual([
      [1, 2, 3],
      [7, 8, 9],
    ]);
    scenario.calls.forEach((call) => call.answer());
    expect((await asked).map(({ outcome }) => outcome)).toEqual([
      ...['miss', 'miss', 'miss'],
      ...['hit', 'hit', 'hit'],
      ...['miss', 'miss', 'miss'],
    ]);
  });

  it('costs no call when all is held', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 6);
    expect(monthsOf(await scenario.ask(2, 5))).toEqual([2, 3, 4, 5]);
    expect(scenario.calls).toHaveLength(0);
  });

  it('shares what another question is loading, and loads the rest beside it', async () => {
    const scenario = new ChunkScenario();
    const short = scenario.ask(3, 4);
    await scenario.clock.settle();
    const long = scenario.ask(1, 4);
    await scenario.clock.settle();
    expect(scenario.asked).toEqual([
      [3, 4],
      [1, 2],
    ]);
    scenario.calls.forEach((call) => call.answer());
    expect(monthsOf(await short)).toEqual([3, 4]);
    expect((await long).map(({ outcome }) => outcome)).toEqual(['miss', 'miss', 'coalesced', 'coalesced']);
  });

  it('shares the failure of what another question is loading', async () => {
    const scenario = new ChunkScenario();
    const short = scenario.ask(3, 4);
    await scenario.clock.settle();
    const long = scenario.ask(1, 4);
    await scenario.clock.settle();
    scenario.calls[0]?.fail(down);
    scenario.calls[1]?.answer();
    await expect(short).rejects.toBe(down);
    await expect(long).rejects.toBe(down);
    expect(scenario.calls).toHaveLength(2);
  });

  it('keeps what was paid for when another run of it fails', async () => {
    const scenario = new ChunkScenario();
    const asked = scenario.ask(1, 4, { longestRun: 2 });
    await scenario.clock.settle();
    scenario.calls[0]?.fail(down);
    await scenario.clock.settle();
    expect(scenario.calls[1]?.caller.signal.aborted).toBe(false);
    scenario.calls[1]?.answer();
    await expect(asked).rejects.toBe(down);
    await scenario.clock.settle();
    const again = scenario.ask(1, 4);
    await scenario.clock.settle();
    expect(scenario.asked.slice(2)).toEqual([[1, 2]]);
    scenario.calls[2]?.answer();
    expect(monthsOf(await again)).toEqual([1, 2, 3, 4]);
  });

  it('makes one call for a hundred simultaneous questions, and another hundred failures of one', async () => {
    const scenario = new ChunkScenario();
    const good = Array.from({ length: 100 }, () => scenario.ask(1, 4));
    await scenario.clock.settle();
    scenario.calls[0]?.answer();
    await Promise.all(good);
    expect(scenario.calls).toHaveLength(1);

    const bad = Array.from({ length: 100 }, () => scenario.ask(5, 8));
    await scenario.clock.settle();
    scenario.calls[1]?.fail(down);
    const results = await Promise.allSettled(bad);
    expect(results.every((result) => result.status === 'rejected' && result.reason === down)).toBe(true);
    expect(scenario.calls).toHaveLength(2);
  });

  it('rejects when a load does not answer for every chunk', async () => {
    const scenario = new ChunkScenario();
    const request = {
      owner: scenario.owner,
      chunks: [{ key: 'a' as never, freshForMs: 1000, alertMaxAgeMs: 1000 }],
      runsOf: (missing: readonly never[]) => [missing],
      load: async () => [],
    };
    const caller = { signal: new AbortController().signal, mode: 'dashboard' } as const;
    await expect(scenario.cache.getChunks<unknown, never>(request as never, caller)).rejects.toThrow(
      '1 chunks gave 0 answers'
    );
  });
});

describe('a run of chunks that nobody waits for any more', () => {
  it('is cancelled when the last question that needs any of them is', async () => {
    const scenario = new ChunkScenario();
    const [year, quarter] = [new AbortController(), new AbortController()];
    const long = scenario.ask(1, 4, { signal: year.signal });
    await scenario.clock.settle();
    const short = scenario.ask(3, 4, { signal: quarter.signal });
    await scenario.clock.settle();
    year.abort(new Error('closed'));
    await expect(long).rejects.toThrow('closed');
    expect(scenario.calls[0]?.caller.signal.aborted).toBe(false);
    quarter.abort(new Error('closed too'));
    await expect(short).rejects.toThrow('closed too');
    expect(scenario.calls[0]?.caller.signal.aborted).toBe(true);
  });
});

describe('chunks that nobody waits for, of a run that goes on', () => {
  async function abandoned() {
    const scenario = new ChunkScenario();
    const year = new AbortController();
    scenario.ask(1, 4, { signal: year.signal }).catch(() => undefined);
    await scenario.clock.settle();
    const quarter = scenario.ask(3, 4);
    await scenario.clock.settle();
    year.abort(new Error('closed'));
    await scenario.clock.settle();
    return { scenario, quarter };
  }

  it('are kept, since they are paid for', async () => {
    const { scenario, quarter } = await abandoned();
    scenario.calls[0]?.answer();
    await quarter;
    await scenario.clock.settle();
    expect((await scenario.ask(1, 4)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('hit'));
    expect(scenario.calls).toHaveLength(1);
  });

  it('are not kept when the owner was cleared meanwhile', async () => {
    const { scenario, quarter } = await abandoned();
    await scenario.cache.clear(scenario.owner);
    scenario.calls[0]?.answer();
    await quarter;
    await scenario.clock.settle();
    void scenario.ask(1, 4);
    await scenario.clock.settle();
    expect(scenario.asked.slice(1)).toEqual([[1, 2, 3, 4]]);
  });
});

describe('a chunk that goes stale', () => {
  it('is given at once and renewed together with stale neighbours in one call', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 3);
    await scenario.clock.advance(61_000);
    const answers = await scenario.ask(1, 3);
    expect(answers.map(({ outcome, stale }) => [outcome, stale])).toEqual(Array(3).fill(['stale', undefined]));
    expect(scenario.asked).toEqual([[1, 2, 3]]);
  });

  it('is renewed in the call for its missing neighbours, without being waited for', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 2);
    await scenario.clock.advance(61_000);
    const asked = scenario.ask(1, 3);
    await scenario.clock.settle();
    expect(scenario.asked).toEqual([[1, 2, 3]]);
    scenario.calls[0]?.answer();
    expect((await asked).map(({ outcome }) => outcome)).toEqual(['stale', 'stale', 'miss']);
  });

  it('is waited for by an alert rule', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 3);
    await scenario.clock.advance(61_000);
    const rule = scenario.ask(1, 3, { mode: 'alert' });
    await scenario.clock.settle();
    scenario.calls[0]?.fail(down);
    await expect(rule).rejects.toBe(down);
  });
});

describe('a stored answer that does not tell enough', () => {
  it('is loaded anew though it is fresh', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 2, 10);
    const asked = scenario.ask(1, 2, { through: 11 });
    await scenario.clock.settle();
    scenario.calls[0]?.answer(11);
    expect((await asked).map(({ value }) => value.through)).toEqual([11, 11]);
  });

  it('stands in on a dashboard when that fails, with its age and the reason', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 2, 10);
    await scenario.clock.advance(5_000);
    const asked = scenario.ask(1, 2, { through: 11 });
    await scenario.clock.settle();
    scenario.calls[0]?.fail(down);
    expect((await asked).map(({ stale }) => stale)).toEqual(Array(2).fill({ ageMs: 5_000, reason: down }));
  });

  it('never stands in for an alert rule', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 2, 10);
    const rule = scenario.ask(1, 2, { mode: 'alert', through: 11 });
    await scenario.clock.settle();
    scenario.calls[0]?.fail(down);
    await expect(rule).rejects.toBe(down);
  });
});

describe('those who wait for a load', () => {
  it('are seen as one caller: alert rules first, and the latest deadline', async () => {
    const scenario = new ChunkScenario();
    const { clock } = scenario;
    const now = clock.now();
    void scenario.ask(1, 2, { deadlineAtMs: now + 1_000 });
    await clock.settle();
    const { caller } = scenario.calls[0] ?? {};
    expect([caller?.priority, caller?.deadlineAtMs]).toEqual(['dashboard', now + 1_000]);
    void scenario.ask(2, 2, { mode: 'alert', deadlineAtMs: now + 9_000 });
    await clock.settle();
    expect([caller?.priority, caller?.deadlineAtMs]).toEqual(['alert', now + 9_000]);
  });

  it('are counted before the call is made', async () => {
    const scenario = new ChunkScenario();
    const { clock } = scenario;
    void scenario.ask(1, 1, { mode: 'alert', deadlineAtMs: clock.now() + 1_000 });
    let seen: unknown;
    Object.defineProperty(scenario.calls, 'push', {
      value: ({ caller }: (typeof scenario.calls)[number]) => {
        seen = [caller.priority, caller.deadlineAtMs];
      },
    });
    await clock.settle();
    expect(seen).toEqual(['alert', clock.now() + 1_000]);
  });

  it('leave at their own deadlines; whoever has more time gets the answer', async () => {
    const scenario = new ChunkScenario();
    const { clock } = scenario;
    const hasty = scenario.ask(1, 1, { deadlineAtMs: clock.now() + 1_000 });
    await clock.settle();
    const patient = scenario.ask(1, 1, { deadlineAtMs: clock.now() + 60_000 });
    await clock.advance(1_000);
    await expect(hasty).rejects.toThrow('overdue');
    scenario.calls[0]?.answer();
    expect(monthsOf(await patient)).toEqual([1]);
    expect(scenario.calls).toHaveLength(1);
  });

  it('get the last good answer on a dashboard when their deadline passes', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(1, 1);
    await scenario.clock.advance(600_000);
    const asked = scenario.ask(1, 1, { deadlineAtMs: scenario.clock.now() + 1_000 });
    await scenario.clock.advance(1_000);
    expect((await asked)[0]?.stale).toMatchObject({ ageMs: 601_000, reason: new Error('overdue') });
  });

  it('are dismissed alone when no answer can come before their deadline', async () => {
    const scenario = new ChunkScenario();
    const { clock } = scenario;
    const hasty = scenario.ask(1, 2, { deadlineAtMs: clock.now() + 5_000 });
    const patient = scenario.ask(1, 2, { deadlineAtMs: clock.now() + 60_000 });
    await clock.settle();
    scenario.calls[0]?.caller.dismissDueBy(clock.now() + 20_000, new Error('no quota for 20 s'));
    await expect(hasty).rejects.toThrow('no quota for 20 s');
    scenario.calls[0]?.answer();
    expect(monthsOf(await patient)).toEqual([1, 2]);
  });
});

describe('optional chunks', () => {
  it('come along in the call for their neighbours, have no answer, and are held afterwards', async () => {
    const scenario = new ChunkScenario();
    const asked = scenario.ask(1, 4, { optional: [1, 2] });
    await scenario.clock.settle();
    expect(scenario.asked).toEqual([[1, 2, 3, 4]]);
    scenario.calls[0]?.answer();
    expect(monthsOf(await asked)).toEqual([3, 4]);
    await scenario.clock.settle();
    expect(monthsOf(await scenario.ask(1, 4))).toEqual([1, 2, 3, 4]);
    expect(scenario.calls).toHaveLength(1);
  });

  it('are shared by whoever asks for them while they are on their way', async () => {
    const scenario = new ChunkScenario();
    const narrow = scenario.ask(1, 4, { optional: [1, 2] });
    await scenario.clock.settle();
    const wide = scenario.ask(1, 4);
    await scenario.clock.settle();
    scenario.calls[0]?.answer();
    expect(monthsOf(await narrow)).toEqual([3, 4]);
    expect(monthsOf(await wide)).toEqual([1, 2, 3, 4]);
    expect(scenario.calls).toHaveLength(1);
  });

  it('cost no call of their own, and fail nobody', async () => {
    const scenario = new ChunkScenario();
    await scenario.stored(3, 4);
    expect(monthsOf(await scenario.ask(1, 4, { optional: [1, 2] }))).toEqual([3, 4]);
    expect(scenario.calls).toHaveLength(0);

    const apart = scenario.ask(5, 9, { optional: [5, 9], longestRun: 2 });
    await scenario.clock.settle();
    expect(scenario.asked).toEqual([
      [5, 6],
      [7, 8],
    ]);
    scenario.calls.forEach((call) => call.answer());
    expect(monthsOf(await apart)).toEqual([6, 7, 8]);
  });
});
