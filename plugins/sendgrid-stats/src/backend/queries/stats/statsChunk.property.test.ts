import { addDays, dayOf, earlierDay, formatDay, monthPieces, parseDay } from '@glance/time-buckets';
import fc from 'fast-check';
import { loadStats } from './loadStats';
import { questionsOf, type StatsQuestion } from './StatsQuestion';
import { runsOf, statsChunks } from './statsChunk';
import { statsTable } from './StatsTable';

const OPTIONS = { owner: 'o', todayTtlMs: 300_000, earlierTtlMs: 21_600_000 };
const TODAY = dayOf(Date.parse('2026-11-25T10:00:00Z'));
const DAY_MS = 86_400_000;

const ranges = fc
  .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 1500 }))
  .map(([a, b]) => ({ first: addDays(TODAY, -Math.max(a, b)), last: addDays(TODAY, -Math.min(a, b)) }));
const GLOBAL: StatsQuestion = { source: 'global' };

describe('questionsOf', () => {
  it('asks for every name once, ten at most in a call, and alike whatever their order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { maxLength: 100 }),
        fc.constantFrom('categories', 'subusers'),
        (names, source) => {
          const questions = questionsOf(source, names);
          const asked = questions.map((question) => ('names' in question ? question.names : []));
          expect(asked.flat().sort()).toEqual([...names].sort());
          expect(asked.every(({ length }) => length > 0 && length <= 10)).toBe(true);
          expect(questions).toHaveLength(Math.ceil(names.length / 10));
          expect(questionsOf(source, [...names].reverse())).toEqual(questions);
        }
      )
    );
  });
});

describe('runs of months', () => {
  it('ask for each missing month in one call of at most a year, up to today', async () => {
    await fc.assert(
      fc.asyncProperty(ranges, fc.infiniteStream(fc.integer({ min: 0, max: 4 })), async (days, dice) => {
        const missing = statsChunks(GLOBAL, monthPieces(days), { ...OPTIONS, today: TODAY }).filter(
          () => dice.next().value !== 0
        );
        const runs = runsOf(missing, TODAY);
        expect(runs.flat()).toEqual(missing);
        for (const run of runs) {
          const sent: Array<{ from: string; to: string }> = [];
          const held = await loadStats({ question: GLOBAL, pieces: run, today: TODAY }, async (request) => {
            sent.push(request);
            const [from, to] = [parseDay(request.from), parseDay(request.to)];
            expect(to - from).toBeLessThan(366);
            // A day more on either side, which nobody asked for.
            return Array.from({ length: to - from + 3 }, (_, index) => ({
              day: addDays(from, index - 1),
              name: '',
              figures: [],
            }));
          });
          expect(sent).toHaveLength(1);
          const last = run.at(-1)?.days.last ?? TODAY;
          expect(sent[0]).toMatchObject({
            from: formatDay(run[0]?.days.first ?? TODAY),
            to: formatDay(earlierDay(last, TODAY)),
          });
          held.forEach(({ table, askedOn }, index) => {
            const { first = TODAY, last: end = TODAY } = run[index]?.days ?? {};
            expect(askedOn).toBe(TODAY);
            expect([...table.dayOfRow]).toEqual(
              Array.from({ length: earlierDay(end, TODAY) - first + 1 }, (_, day) => first + day)
            );
          });
        }
      })
    );
  });
});

describe('a chunk', () => {
  const at = (askedOn: string) => ({ table: statsTable('global', []), askedOn: parseDay(askedOn) });
  const chunkOf = (first: string, last: string) => {
    const pieces = monthPieces({ first: parseDay(first), last: parseDay(last) });
    const [chunk] = statsChunks(GLOBAL, pieces, { ...OPTIONS, today: TODAY });
    if (chunk === undefined || typeof chunk.freshForMs === 'number' || chunk.isEnough === undefined) {
      throw new Error('no chunk that is kept');
    }
    return { ...chunk, freshForMs: chunk.freshForMs, isEnough: chunk.isEnough };
  };

  it.each([
    // Today is the 25th.
    ['2026-11-25', '2026-11-24', false],
    ['2026-11-25', '2026-11-25', true],
    // The 24th is over since midnight.
    ['2026-11-24', '2026-11-24', false],
    ['2026-11-24', '2026-11-25', true],
    ['2026-11-23', '2026-11-24', true],
    ['2026-11-23', '2026-11-23', false],
  ])('of which days up to %s are needed and that was asked on %s tells enough: %s', (last, askedOn, isEnough) => {
    expect(chunkOf('2026-11-20', last).isEnough(at(askedOn))).toBe(isEnough);
  });

  it.each([
    ['2026-11-20', '2026-11-25', '2026-11-25', OPTIONS.todayTtlMs],
    ['2026-11-20', '2026-11-24', '2026-11-25', OPTIONS.earlierTtlMs],
    // A week for late opens and clicks: seven days after the last day of October they may still come.
    ['2026-10-01', '2026-10-31', '2026-11-07', OPTIONS.earlierTtlMs],
    ['2026-10-01', '2026-10-31', '2026-11-08', 30 * DAY_MS],
  ])('of %s to %s, asked on %s, is fresh for %i ms', (first, last, askedOn, ms) => {
    const { freshForMs, alertMaxAgeMs } = chunkOf(first, last);
    expect(freshForMs(at(askedOn))).toBe(ms);
    expect(typeof alertMaxAgeMs === 'function' && alertMaxAgeMs(at(askedOn))).toBe(ms);
  });

  it('has the same key for every range of its month, and another one for other names', () => {
    const [one, two] = [chunkOf('2026-11-01', '2026-11-03'), chunkOf('2026-11-20', '2026-11-25')];
    expect(one.key).toBe(two.key);
    const pieces = monthPieces({ first: TODAY, last: TODAY });
    const keys = [
      ...questionsOf('categories', ['a']),
      ...questionsOf('subusers', ['a']),
      ...questionsOf('categories', ['a', 'b']),
    ].map((question) => statsChunks(question, pieces, { ...OPTIONS, today: TODAY })[0]?.key);
    expect(new Set([...keys, one.key]).size).toBe(4);
  });

  it('is not kept at all without a time to live', () => {
    const [chunk] = statsChunks(GLOBAL, monthPieces({ first: TODAY, last: TODAY }), {
      owner: 'o',
      today: TODAY,
      todayTtlMs: 0,
      earlierTtlMs: 0,
    });
    expect(chunk).toMatchObject({ freshForMs: 0, alertMaxAgeMs: 0 });
  });
});
