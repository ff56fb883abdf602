import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { throttledOnce } from '../examples/throttledOnce';

describe('the example of the README', () => {
  it('is the file that runs', () => {
    const read = (path: string) => readFileSync(resolve(__dirname, '..', path), 'utf8');

    expect(read('README.md')).toContain(`\`\`\`ts\n${read('examples/throttledOnce.ts')}\`\`\``);
  });

  it('does what it says', async () => {
    expect(await throttledOnce()).toEqual({ statuses: [429, 200], calls: 2 });
  });
});
