import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pieces, times, values } from '../examples/yearOfDays';

const packageDir = join(__dirname, '..');

describe('the README example', () => {
  it('is the one in examples/', () => {
    const example = readFileSync(join(packageDir, 'examples/yearOfDays.ts'), 'utf8');
    expect(readFileSync(join(packageDir, 'README.md'), 'utf8')).toContain('```ts\n' + example + '```');
  });

  it('does what it says', () => {
    expect(pieces).toEqual(['2023-12-30…2024-11-30', '2024-12-01…2024-12-30']);
    expect(values).toHaveLength(367);
    expect(values[1]).toBe(12.5);
    expect(times[1]).toBe(Date.parse('2023-12-31T00:00:00Z'));
  });
});
