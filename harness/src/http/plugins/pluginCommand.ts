import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type PluginFolder } from './PluginFolder';

/** How a plugin's backend is run. */
export type PluginForm = 'shipped' | 'node';

/** A program and its arguments. */
export interface PluginCommand {
  readonly command: string;
  readonly args: readonly string[];
}

const goSystems: Readonly<Record<string, string>> = { win32: 'windows' };
const goMachines: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'arm' };

/**
 * The command of a plugin's backend: Grafana's `<executable>_<os>_<arch>` beside `plugin.json`, or in the form `node`
 * the bundle `../build/node/<executable>.cjs` on the running Node.
 * @throws Error saying which file is missing and what makes it
 */
export function pluginCommand({ dir, id, manifest }: PluginFolder, form: PluginForm): PluginCommand {
  const { executable } = manifest;
  if (!executable) {
    throw new Error(`plugin.json of ${id} names no executable`);
  }
  const path =
    form === 'node' ? join(dir, '..', 'build', 'node', `${executable}.cjs`) : join(dir, shippedName(executable));
  if (!existsSync(path)) {
    throw new Error(`${path} does not exist: run "npm run build"`);
  }
  return form === 'node' ? { command: process.execPath, args: [path] } : { command: path, args: [] };
}

function shippedName(executable: string): string {
  const os = goSystems[process.platform] ?? process.platform;
  const machine = goMachines[process.arch] ?? process.arch;
  return `${executable}_${os}_${machine}${os === 'windows' ? '.exe' : ''}`;
}
