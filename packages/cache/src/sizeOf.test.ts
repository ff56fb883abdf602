import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sizeOf } from './sizeOf';

describe('sizeOf', () => {
  it('counts one byte per character, or two when there is any beyond Latin-1', () => {
    expect(sizeOf('é'.repeat(1_000))).toBe(1_016);
    expect(sizeOf('é'.repeat(999) + '€')).toBe(2_016);
  });

  it('counts the whole buffer behind a view, once for all its views', () => {
    const buffer = new ArrayBuffer(100_000);
    const views = [new Uint8Array(buffer, 0, 10), new Float64Array(buffer)];
    expect(sizeOf(views)).toBeGreaterThan(100_000);
    expect(sizeOf(views)).toBeLessThan(102_000);
  });

  it('counts a Buffer by what it keeps alive', () => {
    expect(sizeOf(Buffer.alloc(50_000))).toBeGreaterThanOrEqual(50_000);
  });

  it('ends with data that contains itself, and with deep data', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = [loop, new Map([[loop, loop]]), new Set([loop])];
    expect(sizeOf(loop)).toBeLessThan(1_000);
    let deep: unknown = 'x';
    for (let depth = 0; depth < 100_000; depth += 1) {
      deep = [deep];
    }
    expect(sizeOf(deep)).toBeGreaterThan(100_000 * 8);
  });

  it('counts what an error carries', () => {
    const error = new Error('m'.repeat(5_000), { cause: { body: 'b'.repeat(5_000) } });
    expect(sizeOf(error)).toBeGreaterThan(10_000);
  });

  it('asks functions and primitives for nothing', () => {
    expect([undefined, null, true, 1, Symbol('s'), () => 1].map(sizeOf)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('sizeOf against the heap', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;

  async function usedBytes(): Promise<number> {
    // Twice, with a turn in between: what the first run finalises is freed by the second.
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  }

  /** Of three, since now and then the engine frees something of its own meanwhile. */
  async function medianGrowth(make: () => unknown): Promise<number> {
    const kept: unknown[] = [make()];
    const growths: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const before = await usedBytes();
      kept.push(make());
      growths.push((await usedBytes()) - before);
    }
    expect(kept).toHaveLength(4);
    return growths.sort((a, b) => a - b)[1] ?? NaN;
  }

  const count = 20_000;
  const many = <T>(make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

  it.each<[string, () => unknown]>([
    ['rows of text and numbers', () => many((i) => [`resource-group-${i}`, i + 0.5, `2026-01-${i}`, null])],
    ['records', () => many((i) => ({ name: `name-${i}`, cost: i + 0.25, tags: { env: `e${i}` } }))],
    ['short strings', () => many((i) => `${i}-${i}`)],
    ['numbers', () => Array.from({ length: 500_000 }, (_, i) => i + 0.5)],
    ['typed arrays', () => Array.from({ length: 200 }, () => new Float64Array(2_000))],
    ['a Map of text to lists', () => new Map(many((i) => [`key-${i}`, [i, i + 1]] as const))],
    ['a Set of text', () => new Set(many((i) => `member-${i}`))],
    ['wide text', () => many((i) => `€-${i}-`.repeat(10).split('').join(''))],
    ['parsed JSON', () => JSON.parse(JSON.stringify(many((i) => ({ id: `id-${i}`, labels: [`a${i}`, `b${i}`] }))))],
  ])('stays between 0.8 and 2 times the growth for %s', async (_what, make) => {
    const ratio = sizeOf(make()) / (await medianGrowth(make));
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(2);
  });
});
