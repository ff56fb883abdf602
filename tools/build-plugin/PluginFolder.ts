import fs from 'node:fs';
import path from 'node:path';

/** What a build needs to know of one plugin. All paths are absolute. */
export interface PluginFolder {
  /** Name on the command line: the folder's name. */
  readonly name: string;
  /** Grafana's id, from plugin.json; an example has none. */
  readonly pluginId?: string;
  readonly folder: string;
  /** File name of the executable without platform, such as `gpx_azure_costs`. */
  readonly executable: string;
  /** The backend's entry. */
  readonly backendEntry: string;
  /** The front end's entry; an example for the protocol has none. */
  readonly frontendEntry?: string;
  /** Where the plain-Node form goes. */
  readonly nodeForm: string;
  /** Folder of the shipped executable: `dist` of a plugin. */
  readonly executableFolder: string;
}

/** Every plugin under `plugins/`, and the SDK's example that tests and benches use as a plugin. */
export function findPluginFolders(root: string): readonly PluginFolder[] {
  const pluginsFolder = path.join(root, 'plugins');
  const plugins = fs
    .readdirSync(pluginsFolder)
    .filter((name) => fs.existsSync(path.join(pluginsFolder, name, 'src/plugin.json')))
    .sort()
    .map((name) => pluginFolder(path.join(pluginsFolder, name)));
  return [...plugins, echoExample(root)];
}

function pluginFolder(folder: string): PluginFolder {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'src/plugin.json'), 'utf8')) as {
    id: string;
    executable: string;
  };
  return {
    name: path.basename(folder),
    pluginId: manifest.id,
    folder,
    executable: manifest.executable,
    backendEntry: path.join(folder, 'src/backend/main.ts'),
    frontendEntry: path.join(folder, 'src/module.ts'),
    nodeForm: path.join(folder, 'build/node', `${manifest.executable}.cjs`),
    executableFolder: path.join(folder, 'dist'),
  };
}

function echoExample(root: string): PluginFolder {
  const folder = path.join(root, 'packages/plugin-sdk');
  return {
    name: 'echo',
    folder,
    executable: 'gpx_echo',
    backendEntry: path.join(folder, 'examples/echo/main.ts'),
    nodeForm: path.join(folder, 'build/echo/gpx_echo.cjs'),
    executableFolder: path.join(folder, 'build/echo'),
  };
}
