// Prints, as JSON, how the size that `sizeOf` tells compares with the growth of a heap of its own:
// node --expose-gc --import tsx heapGrowth.ts
import { sizeOf } from '../src/sizeOf';

const COUNT = 20_000;

const samples: Readonly<Record<string, () => unknown>> = {
  'rows of text and numbers': () => many((i) => [`resource-group-${i}`, i + 0.5, `2026-01-${i}`, null]),
  records: () => many((i) => ({ name: `name-${i}`, cost: i + 0.25, tags: { env: `e${i}` } })),
  'short strings': () => many((i) => `${i}-${i}`),
  numbers: () => Array.from({ length: 500_000 }, (_, i) => i + 0.5),
  'typed arrays': () => Array.from({ length: 200 }, () => new Float64Array(2_000)),
  'a Map of text to lists': () => new Map(many((i) => [`key-${i}`, [i, i + 1]] as const)),
  'a Set of text': () => new Set(many((i) => `member-${i}`)),
  'wide text': () => many((i) => `€-${i}-`.repeat(10).split('').join('')),
  'parsed JSON': () => JSON.parse(JSON.stringify(many((i) => ({ id: `id-${i}`, labels: [`a${i}`, `b${i}`] })))),
};

function many<T>(make: (index: number) => T): T[] {
  return Array.from({ length: COUNT }, (_, index) => make(index));
}

async function usedBytes(): Promise<number> {
  // Twice, with a turn in between: what the first run finalises is freed by the second.
  globalThis.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The second smallest of seven: the engine allocates and frees things of its own meanwhile, allocating more often. */
async function growthOf(make: () => unknown, kept: unknown[]): Promise<number> {
  kept.push(make());
  const growths: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const before = await usedBytes();
    kept.push(make());
    growths.push((await usedBytes()) - before);
  }
  return growths.sort((a, b) => a - b)[1] ?? NaN;
}

async function main(): Promise<void> {
  const ratios: Record<string, number> = {};
  for (const [name, make] of Object.entries(samples)) {
    const kept: unknown[] = [];
    ratios[name] = sizeOf(make()) / (await growthOf(make, kept));
    kept.length = 0;
  }
  process.stdout.write(`${JSON.stringify(ratios)}\n`);
}

void main();
