import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dashboardFiles, pluginsWithDashboards } from './dashboardFiles';

const ROOT = resolve(__dirname, '../..');

interface Panel {
  readonly title: string;
  readonly description: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}
interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

describe('the generated dashboards', () => {
  const files = dashboardFiles();

  it.each(files)('$path is what the program generates', ({ path, text }) => {
    expect(existsSync(join(ROOT, path)) && readFileSync(join(ROOT, path), 'utf8')).toBe(text);
  });

  it.each([
    'provisioning/dashboards/generated',
    ...pluginsWithDashboards().map((plugin) => `plugins/${plugin}/src/dashboards`),
  ])('leave no file behind in %s that no program generates', (folder) => {
    const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.json'));
    const generated = files
      .filter(({ path }) => path.startsWith(folder))
      .map(({ path }) => path.slice(folder.length + 1));
    expect(names.sort()).toEqual(generated.sort());
  });

  it.each(pluginsWithDashboards())('of %s are all listed in the plugin, by their titles', (name) => {
    const source = `plugins/${name}/src/`;
    const plugin = JSON.parse(readFileSync(join(ROOT, source, 'plugin.json'), 'utf8')) as {
      includes: ReadonlyArray<{ type: string; name: string; path: string }>;
    };
    const bundled = files
      .filter(({ path }) => path.startsWith(source))
      .map(({ path, text }) => ({
        type: 'dashboard',
        name: (JSON.parse(text) as Dashboard).title,
        path: path.replace(source, ''),
      }));
    expect(plugin.includes.filter(({ type }) => type === 'dashboard')).toEqual(bundled);
  });

  it('have ids that differ, so that a bundled one can be imported beside a provisioned one', () => {
    const uids = files.map(({ text }) => (JSON.parse(text) as Dashboard).uid);
    expect(new Set(uids).size).toBe(files.length);
  });

  it.each(files)('$path names a data source through its variable only', ({ text }) => {
    const named = [...text.matchAll(/"uid": "([^"]*)"/g)].map(([, uid]) => uid);
    const { uid } = JSON.parse(text) as Dashboard;
    expect(new Set(named)).toEqual(new Set([uid, '${datasource}']));
  });

  it.each(files)('$path has panels with title and description that fit the grid and do not overlap', ({ text }) => {
    const { panels } = JSON.parse(text) as Dashboard;
    const taken = new Set<string>();
    for (const { title, description, gridPos } of panels) {
      expect(title).not.toBe('');
      expect(description).toMatch(/\.$/);
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken).not.toContain(`${x},${y}`);
          taken.add(`${x},${y}`);
        }
      }
    }
  });
});
