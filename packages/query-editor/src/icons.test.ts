import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Grafana draws an icon from a file of its own; a name without a file draws nothing and logs an error.
const ICONS = join(dirname(require.resolve('@grafana/ui/package.json')), 'dist', 'public', 'img', 'icons', 'unicons');

describe('the icons of the components', () => {
  const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.test)\.tsx$/.test(path)
  );
  const names = sources.flatMap((path) =>
    [
      ...readFileSync(join(__dirname, path), 'utf8').matchAll(
        /(?:icon|name|info|warning|error)(?:=|: )["']([a-z]+(?:-[a-z]+)*)["']/g
      ),
    ].map(([, name = '']) => name)
  );

  it.each([...new Set(names)])('are in Grafana: %s', (name) => {
    expect(existsSync(join(ICONS, `${name}.svg`))).toBe(true);
  });

  it('are found by this test', () => {
    expect(names).toEqual(expect.arrayContaining(['plus', 'times', 'sync', 'info-circle', 'exclamation-triangle']));
  });
});
