import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsOfMonth } from '../examples/costsOfMonth';

const packageDir = join(__dirname, '..');

describe('the README example', () => {
  it('is the one in examples/', () => {
    const example = readFileSync(join(packageDir, 'examples/costsOfMonth.ts'), 'utf8');
    expect(readFileSync(join(packageDir, 'README.md'), 'utf8')).toContain('```ts\n' + example + '```');
  });

  it('costs one call for two simultaneous callers and a later one', async () => {
    const askAzure = jest.fn(async (month: string) => (month === '2026-10' ? 1234.5 : 0));
    const together = await Promise.all([costsOfMonth('2026-10', askAzure), costsOfMonth('2026-10', askAzure)]);
    const later = await costsOfMonth('2026-10', askAzure);
    expect([...together, later].map(({ value, outcome }) => [value, outcome])).toEqual([
      [1234.5, 'miss'],
      [1234.5, 'coalesced'],
      [1234.5, 'hit'],
    ]);
    expect(askAzure).toHaveBeenCalledTimes(1);
  });

  it('costs one call for two simultaneous callers that fails, and another one later', async () => {
    const askAzure = jest.fn(() => Promise.reject(new Error('refused')));
    const together = await Promise.allSettled([costsOfMonth('2026-11', askAzure), costsOfMonth('2026-11', askAzure)]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(askAzure).toHaveBeenCalledTimes(1);
    await expect(costsOfMonth('2026-11', askAzure)).rejects.toThrow('refused');
    expect(askAzure).toHaveBeenCalledTimes(2);
  });
});
