import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findPluginFolders } from '../tools/build-plugin/PluginFolder';
import { currentPlatform, executableFileName } from '../tools/build-plugin/platforms';

/** The repository's root. */
export const rootDir = join(__dirname, '..');

/**
 * Builds a plugin's executable as it is shipped, so that figures are of the present source, and returns its path.
 * @param plugin the name of its folder, or `echo`
 * @throws Error when there is no such plugin or the build fails.
 */
export function buildExecutable(plugin: string): string {
  const build = ['--import', 'tsx', 'tools/build-plugin/build.ts', '--only', plugin, '--form', 'shipped'];
  const { status, stderr } = spawnSync(process.execPath, build, { cwd: rootDir, encoding: 'utf8' });
  const folder = findPluginFolders(rootDir).find(({ name }) => name === plugin);
  if (status !== 0 || folder === undefined) {
    throw new Error(`Building ${plugin} failed:\n${stderr}`);
  }
  return join(folder.executableFolder, executableFileName(folder.executable, currentPlatform()));
}
