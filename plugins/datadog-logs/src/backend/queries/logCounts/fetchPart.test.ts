import type { CacheAnswer } from '@glance/cache';
import { UpstreamError } from '@glance/upstream';
import { countsChunks } from './countsChunks';
import type { CountsPart } from './CountsPart';
import { type CountsSource, fetchPart } from './fetchPart';
import type { HeldCounts } from './HeldCounts';

const MINUTE = 60_000;
const TEN = Date.parse('2026-11-25T10:00:00Z');
const OUTAGE = new UpstreamError('unavailable', 'Datadog is not available now');
const SEARCH = { query: '*', indexes: ['*'], storageTier: 'indexes' } as const;
/** An hour and five minutes: two blocks. */
const PART: CountsPart = {
  kind: 'blocks',
  question: { ...SEARCH, computes: [{ aggregation: 'count' }], groupBy: [], intervalMs: MINUTE },
  range: { fromMs: TEN - 60 * MINUTE, toMs: TEN + 5 * MINUTE },
  freshForMs: MINUTE,
  alertMaxAgeMs: 6 * MINUTE,
  waitMs: 0,
};
const [OLDER, NEWEST] = countsChunks(PART, 'owner') as [Chunk, Chunk];
type Chunk = ReturnType<typeof countsChunks>[number];

function answered(chunk: Chunk, more: Partial<CacheAnswer<HeldCounts>> & { throughMs?: number } = {}) {
  const { throughMs = chunk.toMs, ...rest } = more;
  const answer = { buckets: [], status: 'done', warnings: [] } as const;
  const value = { askedAtMs: TEN, askedFromMs: chunk.fromMs, askedThroughMs: throughMs, answer };
  return { chunk, answer: { value, fetchedAtMs: TEN, outcome: 'hit' as const, ...rest } };
}

const scripted = (source: Partial<CountsSource>): CountsSource => ({
  ask: () => Promise.reject(new Error('not asked')),
  held: () => Promise.reject(new Error('not asked')),
  ...source,
});

describe('fetchPart', () => {
  it('asks again when it joined a call that was made for an earlier minute', async () => {
    const early = [answered(OLDER), answered(NEWEST, { throughMs: TEN + 4 * MINUTE })];
    const ask = jest
      .fn()
      .mockResolvedValueOnce(early)
      .mockResolvedValue([answered(OLDER), answered(NEWEST)]);
    const fetched = await fetchPart(PART, { source: scripted({ ask }), fromAlert: true });
    expect(ask).toHaveBeenCalledTimes(2);
    expect(fetched).toMatchObject({ hasGap: false, fetchedAtMs: TEN, isTimedOut: false, warnings: [] });
  });

  it('gives up on a source that never tells enough: an alert rule gets an error, a dashboard a gap', async () => {
    const ask = jest.fn().mockResolvedValue([answered(OLDER), answered(NEWEST, { throughMs: TEN })]);
    await expect(fetchPart(PART, { source: scripted({ ask }), fromAlert: true })).rejects.toThrow('Ask again');
    expect(ask).toHaveBeenCalledTimes(3);
    await expect(fetchPart(PART, { source: scripted({ ask }), fromAlert: false })).resolves.toMatchObject({
      hasGap: true,
    });
  });

  it('does not ask again for what stands in after a failure', async () => {
    const stale = { ageMs: MINUTE, reason: OUTAGE };
    const ask = jest.fn().mockResolvedValue([answered(OLDER), answered(NEWEST, { throughMs: TEN, stale })]);
    const fetched = await fetchPart(PART, { source: scripted({ ask }), fromAlert: false });
    expect(ask).toHaveBeenCalledTimes(1);
    expect(fetched).toMatchObject({ stale, hasGap: true });
    await expect(fetchPart(PART, { source: scripted({ ask }), fromAlert: true })).rejects.toBe(OUTAGE);
  });

  it('gives a dashboard the blocks that are held when the newest was never answered', async () => {
    const stale = { ageMs: 7 * MINUTE, reason: OUTAGE };
    const source = scripted({
      ask: () => Promise.reject(OUTAGE),
      held: (_, reason) => Promise.resolve([answered(OLDER, { stale: { ...stale, reason } })]),
    });
    const fetched = await fetchPart(PART, { source, fromAlert: false });
    expect(fetched).toMatchObject({ stale, hasGap: true, answers: [expect.anything()] });
    await expect(fetchPart(PART, { source, fromAlert: true })).rejects.toBe(OUTAGE);
  });

  it('fails when nothing is held, when the answer is good for one range only, and for faults of its own', async () => {
    const nothing = scripted({ ask: () => Promise.reject(OUTAGE), held: () => Promise.resolve([]) });
    await expect(fetchPart(PART, { source: nothing, fromAlert: false })).rejects.toBe(OUTAGE);
    const exact = { ...PART, kind: 'exact' } as const;
    await expect(fetchPart(exact, { source: nothing, fromAlert: false })).rejects.toBe(OUTAGE);
    const fault = new TypeError('a fault');
    const faulty = scripted({ ask: () => Promise.reject(fault) });
    await expect(fetchPart(PART, { source: faulty, fromAlert: false })).rejects.toBe(fault);
  });

  it('tells the age of the oldest answer', async () => {
    const one = { ageMs: MINUTE, reason: OUTAGE };
    const other = { ageMs: 9 * MINUTE, reason: OUTAGE };
    const ask = () =>
      Promise.resolve([
        answered(OLDER, { stale: other, fetchedAtMs: TEN - 9 * MINUTE }),
        answered(NEWEST, { stale: one }),
      ]);
    const fetched = await fetchPart(PART, { source: scripted({ ask }), fromAlert: false });
    expect(fetched).toMatchObject({ stale: other, fetchedAtMs: TEN - 9 * MINUTE });
  });
});
