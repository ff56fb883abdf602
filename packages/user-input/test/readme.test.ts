import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readForecastQuery } from '../examples/readForecastQuery';

const packageDir = join(__dirname, '..');

describe('the README example', () => {
  it('is the one in examples/', () => {
    const example = readFileSync(join(packageDir, 'examples/readForecastQuery.ts'), 'utf8');
    expect(readFileSync(join(packageDir, 'README.md'), 'utf8')).toContain('```ts\n' + example + '```');
  });

  it('does what it says', () => {
    const model = { city: 'Oslo', unknown: 'is ignored' };
    expect(readForecastQuery(model, { fromAlert: false })).toEqual({ city: 'Oslo', days: 7, guesses: true });
    expect(readForecastQuery(model, { fromAlert: true })).toEqual({ city: 'Oslo', days: 7, guesses: false });
  });

  it.each([
    [{ city: 'Oslo', days: 30 }, 'days is 30: use at most 14'],
    [{ days: 3 }, 'city is missing: use a text'],
    [{ city: '$city' }, 'city contains the variable $city, which was not replaced'],
    [{ city: 'Oslo', schemaVersion: 9 }, 'schemaVersion is 9'],
  ])('refuses %j with what to do', (model, message) => {
    expect(() => readForecastQuery(model, { fromAlert: false })).toThrow(message);
  });
});
