import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleBackend } from '../../tools/build-plugin/backendBundle';
import { compileExecutable } from '../../tools/build-plugin/executable';
import { currentPlatform } from '../../tools/build-plugin/platforms';
import { rootDir } from '../executables';

/**
 * Bundles and compiles a script of this folder as plugins are, runs it, and returns the JSON that it printed. So what
 * is measured runs on the engine that users run, in a process of its own.
 */
export async function runShipped(script: 'encode' | 'cache'): Promise<unknown> {
  const folder = join(rootDir, 'bench/build/micro');
  const form = {
    name: script,
    folder,
    executable: script,
    backendEntry: join(__dirname, `${script}.bench.ts`),
    nodeForm: join(folder, `${script}.cjs`),
    executableFolder: folder,
  };
  await bundleBackend(form, 'bench');
  const platform = currentPlatform();
  const executable = compileExecutable(form, {
    platform,
    compiler: platform,
    cacheFolder: join(rootDir, '.cache/runtimes'),
  });
  return JSON.parse(execFileSync(executable, { encoding: 'utf8' }));
}
