import { Cache, cacheKey, type CacheOwner, MemoryStore } from '../src';
import { FakeClock } from '../src/testing';
import { ChunkScenario } from './ChunkScenario';
import { FakeSharedLevel } from './FakeSharedLevel';

const OWNER: CacheOwner = { id: 'owner', macKey: new Uint8Array(32) };

/** A store whose entries the other replicas see too. */
class PublishingStore extends MemoryStore {
  constructor(private readonly level: FakeSharedLevel) {
    super({ maxBytes: 1_000_000 });
  }

  override async set(...args: Parameters<MemoryStore['set']>): Promise<void> {
    await super.set(...args);
    this.level.entries.set(args[0].key, args[0]);
  }
}

function setUp(owner = OWNER) {
  const clock = new FakeClock();
  const level = new FakeSharedLevel();
  const replica = (name: string) =>
    new ChunkScenario({ clock, owner, shared: level.of(name), store: new PublishingStore(level) });
  return { clock, level, a: replica('a'), b: replica('b'), c: replica('c') };
}

describe('replicas that share a second level', () => {
  it('make one call between them', async () => {
    const { clock, a, b, c } = setUp();
    const asked = [a, b, c].map((replica) => replica.ask(1, 3));
    await clock.settle();
    expect(a.calls.length + b.calls.length + c.calls.length).toBe(1);
    a.calls[0]?.answer();
    const answers = await Promise.all(asked);
    expect(answers.map((chunks) => chunks.map(({ value }) => value.month))).toEqual(Array(3).fill([1, 2, 3]));
    expect(answers.map(([first]) => first?.outcome)).toEqual(['miss', 'coalesced', 'coalesced']);
    await clock.settle();
    expect(a.calls.length + b.calls.length + c.calls.length).toBe(1);
  });

  it('make one call between them for a question that is not cut', async () => {
    const clock = new FakeClock();
    const level = new FakeSharedLevel();
    const load = jest.fn(async () => 'answer');
    const caller = { signal: new AbortController().signal, mode: 'dashboard' } as const;
    const key = cacheKey({ plugin: 'test', fingerprint: OWNER.id, kind: 'total', request: {} });
    const asked = ['a', 'b', 'c'].map((name) => {
      const cache = new Cache({ store: new PublishingStore(level), shared: level.of(name), clock });
      return cache.get({ key, owner: OWNER, freshForMs: 60_000, alertMaxAgeMs: 60_000, load }, caller);
    });
    expect((await Promise.all(asked)).map(({ value }) => value)).toEqual(Array(3).fill('answer'));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('share the failure of the one call', async () => {
    const { clock, a, b, c } = setUp();
    const asked = [a, b, c].map((replica) => replica.ask(1, 3));
    await clock.settle();
    a.calls[0]?.fail(new Error('upstream is down'));
    const results = await Promise.allSettled(asked);
    expect(results.map((result) => String((result as PromiseRejectedResult).reason))).toEqual(
      Array(3).fill('Error: upstream is down')
    );
    expect(a.calls.length + b.calls.length + c.calls.length).toBe(1);
  });

  it('respect a refusal that stands, whoever was refused', async () => {
    const { clock, a, b } = setUp();
    const asked = a.ask(1, 1);
    await clock.settle();
    a.calls[0]?.fail(Object.assign(new Error('no quota'), { standsForMs: 60_000 }));
    await expect(asked).rejects.toThrow('no quota');
    await clock.settle();
    await expect(b.ask(1, 1)).rejects.toThrow('no quota');
    expect(b.calls).toHaveLength(0);
  });

  it('ask for what the other one does not load', async () => {
    const { clock, a, b } = setUp();
    const [short, long] = [a.ask(3, 4), b.ask(1, 6)];
    await clock.settle();
    expect([a.asked, b.asked]).toEqual([
      [[3, 4]],
      [
        [1, 2],
        [5, 6],
      ],
    ]);
    [...a.calls, ...b.calls].forEach((call) => call.answer());
    expect((await short).map(({ value }) => value.month)).toEqual([3, 4]);
    expect((await long).map(({ value }) => value.month)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('take over what another one stored before they had the lease', async () => {
    const { clock, level, a, b } = setUp();
    const first = a.ask(1, 1);
    await clock.settle();
    a.calls[0]?.answer();
    await first;
    await clock.settle();
    expect(level.leased).toBe(0);
    const [answer] = await b.ask(1, 1);
    expect(answer).toMatchObject({ value: { month: 1 }, outcome: 'coalesced' });
    expect(b.calls).toHaveLength(0);
  });

  it('load themselves when the one that was loading died', async () => {
    const { clock, level, a, b } = setUp();
    void a.ask(1, 2);
    await clock.settle();
    const asked = b.ask(1, 2);
    await clock.settle();
    expect(b.calls).toHaveLength(0);
    level.kill('a');
    await clock.settle();
    expect(b.asked).toEqual([[1, 2]]);
    b.calls[0]?.answer();
    expect((await asked).map(({ value }) => value.month)).toEqual([1, 2]);
  });

  it('load themselves when what another one stored is not good enough', async () => {
    const { clock, a, b } = setUp();
    const first = a.ask(1, 1);
    await clock.settle();
    a.calls[0]?.answer(10);
    await first;
    await clock.settle();
    const asked = b.ask(1, 1, { through: 11 });
    await clock.settle();
    b.calls[0]?.answer(11);
    expect((await asked)[0]?.value.through).toBe(11);
  });

  it('give the lease back when nobody waits any more', async () => {
    const { clock, level, a, b } = setUp();
    const gone = new AbortController();
    const cancelled = a.ask(1, 1, { signal: gone.signal });
    await clock.settle();
    const asked = b.ask(1, 1);
    await clock.settle();
    gone.abort(new Error('closed'));
    await expect(cancelled).rejects.toThrow('closed');
    await clock.settle();
    expect(level.leased).toBe(1);
    b.calls[0]?.answer();
    expect((await asked)[0]?.value.month).toBe(1);
  });

  it('stop waiting for another one when nobody waits for them', async () => {
    const { clock, level, a, b } = setUp();
    void a.ask(1, 1);
    await clock.settle();
    const gone = new AbortController();
    const waiting = b.ask(1, 1, { signal: gone.signal });
    await clock.settle();
    gone.abort(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    level.kill('a');
    await clock.settle();
    expect(b.calls).toHaveLength(0);
  });

  it('keep to themselves what belongs to an owner without a key, or is not to be stored', async () => {
    const open = setUp({ id: 'owner' });
    [open.a, open.b].forEach((replica) => void replica.ask(1, 1));
    await open.clock.settle();
    expect([open.a.calls.length, open.b.calls.length, open.level.leased]).toEqual([1, 1, 0]);

    const unstored = setUp();
    [unstored.a, unstored.b].forEach((replica) => void replica.ask(1, 1, { freshForMs: 0 }));
    await unstored.clock.settle();
    expect([unstored.a.calls.length, unstored.b.calls.length, unstored.level.leased]).toEqual([1, 1, 0]);
  });
});

describe('a second level that fails', () => {
  const broken = {
    rejects: {
      refresh: async () => Promise.reject(new Error('gone')),
      acquire: async () => Promise.reject(new Error('gone')),
    },
    stalls: { refresh: () => new Promise<never>(() => undefined), acquire: () => new Promise<never>(() => undefined) },
  };

  it.each(['rejects', 'stalls'] as const)('and %s fails no question', async (how) => {
    const clock = new FakeClock();
    const scenario = new ChunkScenario({ clock, owner: OWNER, shared: broken[how] });
    const asked = scenario.ask(1, 2);
    await clock.advance(1_100);
    scenario.calls[0]?.answer();
    expect((await asked).map(({ value }) => value.month)).toEqual([1, 2]);
    expect(scenario.asked).toEqual([[1, 2]]);
  });

  it('and fails while another replica is waited for lets this one load', async () => {
    const { clock, level, b } = setUp();
    const shared = level.of('dead');
    const stuck = new ChunkScenario({
      clock,
      owner: OWNER,
      shared: {
        ...shared,
        acquire: async (key, owner) => {
          const outcome = await shared.acquire(key, owner);
          return outcome.type === 'held'
            ? { type: 'held', ended: async () => Promise.reject(new Error('gone')) }
            : outcome;
        },
      },
    });
    void b.ask(1, 1);
    await clock.settle();
    const asked = stuck.ask(1, 1);
    await clock.settle();
    stuck.calls[0]?.answer();
    expect((await asked)[0]?.value.month).toBe(1);
  });

  it.each([
    ['of another question', { key: 'other' }],
    ['from the future', { fetchedAtMs: Date.UTC(2099, 0) }],
    ['that is none', undefined],
  ])('and offers an entry %s is not believed', async (_, lie) => {
    const { clock, level, a } = setUp();
    const entry = { owner: 'owner', value: { month: 99, through: 0 }, fetchedAtMs: clock.now(), freshForMs: 60_000 };
    const scenario = new ChunkScenario({
      clock,
      owner: OWNER,
      shared: { ...level.of('a'), refresh: async (key) => (lie && { ...entry, key, ...lie }) as never },
    });
    expect(a.calls).toHaveLength(0);
    const asked = scenario.ask(1, 1);
    await clock.settle();
    scenario.calls[0]?.answer();
    expect((await asked)[0]?.value.month).toBe(1);
  });
});
