import fs from 'node:fs';
import path from 'node:path';
import { type PluginFolder } from './PluginFolder';

/** Copies what a plugin's `dist` holds besides its two programs; `root` is where the licence lies. */
export function writeStaticFiles(plugin: PluginFolder, options: { root: string; version: string; date: string }): void {
  const dist = path.join(plugin.folder, 'dist');
  fs.mkdirSync(dist, { recursive: true });
  const manifest = fs.readFileSync(path.join(plugin.folder, 'src/plugin.json'), 'utf8');
  fs.writeFileSync(
    path.join(dist, 'plugin.json'),
    manifest.replaceAll('%VERSION%', options.version).replaceAll('%TODAY%', options.date)
  );
  for (const folder of ['img', 'dashboards']) {
    const from = path.join(plugin.folder, 'src', folder);
    if (fs.existsSync(from)) {
      fs.cpSync(from, path.join(dist, folder), { recursive: true, filter: (file) => !/\.test\.tsx?$/.test(file) });
    }
  }
  for (const file of ['README.md', 'CHANGELOG.md']) {
    fs.copyFileSync(path.join(plugin.folder, file), path.join(dist, file));
  }
  fs.copyFileSync(path.join(options.root, 'LICENSE'), path.join(dist, 'LICENSE'));
}
