import { execFileSync } from 'node:child_process';
import path from 'node:path';

describe('sizeOf against the heap of a process of its own', () => {
  const script = path.join(__dirname, 'heapGrowth.ts');
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], { encoding: 'utf8' });
  const ratios = JSON.parse(output) as Record<string, number>;

  it.each(Object.entries(ratios))('stays between 0.8 and 2 times the growth for %s', (_what, ratio) => {
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(2);
  });

  it('looks at every kind of value that answers are made of', () => {
    expect(Object.keys(ratios).length).toBeGreaterThanOrEqual(9);
  });
});
