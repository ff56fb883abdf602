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
