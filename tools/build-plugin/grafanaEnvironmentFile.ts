import fs from 'node:fs';
import path from 'node:path';
import { type PluginFolder } from './PluginFolder';

/** The variables that a Grafana in a container needs besides those of docker-compose.yaml: whose plugins it loads unsigned. */
export function grafanaEnvironment(plugins: ReadonlyArray<Pick<PluginFolder, 'pluginId'>>): string {
  const ids = plugins.flatMap(({ pluginId }) => pluginId ?? []);
  return `GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=${ids.join(',')}\n`;
}

/** Writes them where docker-compose.yaml reads them, below `root`. */
export function writeGrafanaEnvironment(root: string, plugins: readonly PluginFolder[]): void {
  fs.mkdirSync(path.join(root, 'build'), { recursive: true });
  fs.writeFileSync(path.join(root, 'build/grafana.env'), grafanaEnvironment(plugins));
}
