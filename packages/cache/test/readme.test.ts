import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsOfMonth } from '../examples/costsOfMonth';
import { costsOfMonths } from '../examples/costsOfMonths';

const packageDir = join(__dirname, '..');

describe('the README example', () => {
  it.each(['costsOfMonth', 'costsOfMonths', 'sharedCache'])('%s is the one in examples/', (name) => {
    const example = readFileSync(join(packageDir, `examples/${name}.ts`), 'utf8');
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

  it('in chunks asks only for the months that are not held', async () => {
    const askAzure = jest.fn(async (months: readonly string[]) => months.map((month) => Number(month.slice(5))));
    await costsOfMonths(['2026-08', '2026-09'], askAzure);
    const year = await costsOfMonths(['2026-07', '2026-08', '2026-09', '2026-10'], askAzure);
    expect(year.map(({ value }) => value)).toEqual([7, 8, 9, 10]);
    expect(askAzure.mock.calls.map(([months]) => months)).toEqual([
      ['2026-08', '2026-09'],
      ['2026-07', '2026-10'],
    ]);
  });

  it('in chunks fails as a whole and asks again for what failed', async () => {
    const askAzure = jest.fn(() => Promise.reject(new Error('refused')));
    await expect(costsOfMonths(['2026-01', '2026-02'], askAzure)).rejects.toThrow('refused');
    await expect(costsOfMonths(['2026-01', '2026-02'], askAzure)).rejects.toThrow('refused');
    expect(askAzure).toHaveBeenCalledTimes(2);
  });
});
