import fc from 'fast-check';
import { floorTo, MAX_BUCKETS } from '../../../shared/interval';
import { BLOCK_BUCKETS, type CountsChunk, countsChunks, countsRuns } from './countsChunks';
import type { CountsPart } from './CountsPart';
import type { HeldCounts } from './HeldCounts';

const INTERVALS = [1000, 10_000, 60_000, 300_000, 86_400_000];
const SEARCH = { query: '*', indexes: ['*'], storageTier: 'indexes' } as const;

function blocks(fromMs: number, buckets: number, intervalMs: number): CountsPart {
  return {
    kind: 'blocks',
    question: { ...SEARCH, computes: [{ aggregation: 'count' }], groupBy: [], intervalMs },
    range: { fromMs, toMs: fromMs + buckets * intervalMs },
    freshForMs: 60_000,
    alertMaxAgeMs: 360_000,
    waitMs: 0,
  };
}

const part = fc
  .record({
    fromMs: fc.integer({ min: 10 ** 12, max: 2 * 10 ** 12 }),
    buckets: fc.integer({ min: 1, max: MAX_BUCKETS }),
    intervalMs: fc.constantFrom(...INTERVALS),
  })
  .map(({ fromMs, buckets, intervalMs }) => blocks(floorTo(fromMs, intervalMs), buckets, intervalMs));

/** A chunk but for its functions, which are made anew each time. */
const comparable = ({ freshForMs: _, isEnough: __, ...chunk }: CountsChunk) =>
  expect.objectContaining(chunk) as unknown;
const intervalOf = ({ question: { intervalMs = 0 } }: CountsPart) => intervalMs;

describe('blocks', () => {
  it('cover the range exactly from an aligned start to its end, each following on the one before', () => {
    fc.assert(
      fc.property(part, (asked) => {
        const chunks = countsChunks(asked, 'owner');
        const blockMs = BLOCK_BUCKETS * intervalOf(asked);
        expect(chunks[0]?.fromMs).toBe(floorTo(asked.range.fromMs, blockMs));
        expect(chunks.at(-1)?.toMs).toBe(asked.range.toMs);
        chunks.forEach(({ fromMs, toMs, endMs }, index) => {
          expect([fromMs % blockMs, endMs - fromMs]).toEqual([0, blockMs]);
          expect(toMs).toBe(index === chunks.length - 1 ? asked.range.toMs : endMs);
          expect(toMs).toBeGreaterThan(fromMs);
          expect(fromMs).toBe(chunks[index - 1]?.endMs ?? fromMs);
        });
      })
    );
  });

  it('are the same for every range that touches them', () => {
    fc.assert(
      fc.property(part, fc.nat({ max: 200 }), fc.nat({ max: 200 }), (asked, later, longer) => {
        const { fromMs, toMs } = asked.range;
        const intervalMs = intervalOf(asked);
        const range = { fromMs: fromMs + later * intervalMs, toMs: toMs + (later + longer) * intervalMs };
        const keys = new Map(countsChunks(asked, 'owner').map((chunk) => [chunk.fromMs, chunk.key]));
        for (const chunk of countsChunks({ ...asked, range }, 'owner')) {
          expect(keys.get(chunk.fromMs) ?? chunk.key).toBe(chunk.key);
        }
      })
    );
  });

  it('of those who look back farther are asked along, as far as one call goes', () => {
    fc.assert(
      fc.property(part, fc.nat({ max: 3000 }), (asked, reach) => {
        const intervalMs = intervalOf(asked);
        const chunks = countsChunks(asked, 'owner', { reachMs: reach * intervalMs, maxAgeMs: 0 });
        const needed = countsChunks(asked, 'owner');
        expect(chunks.filter(({ isOptional }) => isOptional !== true)).toEqual(needed.map(comparable));
        const optional = chunks.filter(({ isOptional }) => isOptional === true);
        expect(chunks.slice(0, optional.length)).toEqual(optional);
        const [first] = chunks;
        const fits = (asked.range.toMs - (first?.fromMs ?? 0)) / intervalMs;
        if (optional.length > 0) {
          expect(fits).toBeLessThanOrEqual(MAX_BUCKETS);
          expect(countsRuns(asked, chunks)).toHaveLength(1);
        }
        const isReached = (first?.fromMs ?? 0) <= asked.range.toMs - reach * intervalMs;
        expect(isReached || fits + BLOCK_BUCKETS > MAX_BUCKETS).toBe(true);
      })
    );
  });

  it('are asked in as few calls as 1,500 buckets each allow, held ones in between or not', () => {
    fc.assert(
      fc.property(part, fc.infiniteStream(fc.boolean()), (asked, isMissing) => {
        const missing = countsChunks(asked, 'owner').filter(() => isMissing.next().value === true);
        const runs = countsRuns(asked, missing);
        expect(runs.flat()).toEqual(missing);
        const spans = runs.map((run) => ((run.at(-1)?.toMs ?? 0) - (run[0]?.fromMs ?? 0)) / intervalOf(asked));
        expect(Math.max(0, ...spans)).toBeLessThanOrEqual(MAX_BUCKETS);
        // Only a range of nearly 1,500 buckets that begins within a block needs a second call.
        expect(runs.length).toBeLessThanOrEqual(2);
        const wholeSpan = ((missing.at(-1)?.toMs ?? 0) - (missing[0]?.fromMs ?? 0)) / intervalOf(asked);
        expect(runs.length).toBe(missing.length === 0 ? 0 : Math.ceil(Math.min(wholeSpan, 1501) / MAX_BUCKETS));
      })
    );
  });
});

describe('a chunk', () => {
  const MINUTE = 60_000;
  const TEN = Date.parse('2026-11-25T10:00:00Z');
  const rule = { ...blocks(TEN, 5, MINUTE), waitMs: MINUTE };
  const [chunk] = countsChunks(rule, 'owner');
  const held = (minutes: number, askedAfterMs: number, answer: Partial<HeldCounts['answer']> = {}): HeldCounts => ({
    askedFromMs: TEN,
    askedThroughMs: TEN + minutes * MINUTE,
    askedAtMs: TEN + minutes * MINUTE + askedAfterMs,
    answer: { buckets: [], status: 'done', warnings: [], ...answer },
  });
  const freshness = (value: HeldCounts) =>
    typeof chunk?.freshForMs === 'function' ? chunk.freshForMs(value) : chunk?.freshForMs;

  it('tells enough when it was asked as far as needed, and late enough', () => {
    expect(chunk?.isEnough?.(held(5, MINUTE))).toBe(true);
    expect(chunk?.isEnough?.(held(6, MINUTE))).toBe(true);
    expect(chunk?.isEnough?.(held(4, MINUTE))).toBe(false);
    // A dashboard that looked at the last bucket as it ended saw less of it than the rule may.
    expect(chunk?.isEnough?.(held(5, MINUTE - 1))).toBe(false);
    const [hasty] = countsChunks({ ...rule, waitMs: 0 }, 'owner');
    expect(hasty?.isEnough?.(held(5, 0))).toBe(true);
  });

  it('is settled ten minutes after its end, and kept for a day then', () => {
    expect(freshness(held(60, 10 * MINUTE))).toBe(86_400_000);
    expect(freshness(held(60, 10 * MINUTE - 1))).toBe(MINUTE);
    expect(freshness(held(59, 90 * MINUTE))).toBe(MINUTE);
  });

  it('is never settled when Datadog itself calls it incomplete', () => {
    const warnings = [{ code: 'unknown_index', title: 'unknown index', detail: '' }];
    expect(freshness(held(60, 10 * MINUTE, { status: 'timeout' }))).toBe(MINUTE);
    expect(freshness(held(60, 10 * MINUTE, { warnings }))).toBe(MINUTE);
    const [daily] = countsChunks({ ...rule, freshForMs: 86_400_000 }, 'owner');
    const judge = daily?.freshForMs;
    expect(typeof judge === 'function' && judge(held(60, 0, { status: 'timeout' }))).toBe(MINUTE);
  });

  it('is not stored at all when the settings say so', () => {
    expect(countsChunks({ ...rule, freshForMs: 0 }, 'owner').map(({ freshForMs }) => freshForMs)).toEqual([0]);
  });

  it('of an exact range is another one for every range and question', () => {
    const exact = (more: Partial<CountsPart>) => countsChunks({ ...rule, kind: 'exact', ...more }, 'owner')[0]?.key;
    const { range, question } = rule;
    const keys = [
      exact({}),
      exact({ range: { ...range, toMs: range.toMs + 1 } }),
      exact({ range: { ...range, fromMs: range.fromMs - 1 } }),
      exact({ question: { ...question, query: 'x' } }),
      exact({ question: { ...question, intervalMs: 1000 } }),
      chunk?.key,
      countsChunks(rule, 'other')[0]?.key,
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(exact({ waitMs: 5, freshForMs: 7 })).toBe(exact({}));
  });
});
