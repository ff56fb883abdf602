import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lateOpens } from '../examples/lateOpens';

describe('the example of the README', () => {
  it('is the file that runs', () => {
    const read = (path: string) => readFileSync(resolve(__dirname, '..', path), 'utf8');

    expect(read('README.md')).toContain(`\`\`\`ts\n${read('examples/lateOpens.ts')}\`\`\``);
  });

  it('does what it says', async () => {
    expect(await lateOpens()).toEqual([20, 50]);
  });
});
