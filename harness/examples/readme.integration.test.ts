import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askPlugin } from './askPlugin';

const harness = join(__dirname, '..');
const echo = join(harness, '..', 'packages', 'plugin-sdk', 'examples', 'echo', 'main.ts');

jest.setTimeout(30_000);

describe('the README', () => {
  it('shows the example as it is', () => {
    const example = readFileSync(join(__dirname, 'askPlugin.ts'), 'utf8');
    expect(readFileSync(join(harness, 'README.md'), 'utf8')).toContain(`\`\`\`ts\n${example}\`\`\``);
  });

  it('shows an example that works', async () => {
    expect(await askPlugin(process.execPath, ['--import', require.resolve('tsx'), echo])).toBe(3);
  });
});
