import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { executableFileName, type Platform } from './platforms';
import { type PluginFolder } from './PluginFolder';

const requireHere = createRequire(__filename);

/** Which compiler and which runtimes; `cacheFolder` keeps the runtimes of other platforms between builds. */
export interface ExecutableOptions {
  readonly platform: Platform;
  readonly compiler: Platform;
  readonly cacheFolder: string;
}

/**
 * Compiles the bundled backend with Bun's runtime into the executable that Grafana starts; returns its path.
 * `.env` and `bunfig.toml` of the working directory, which is Grafana's, are not read by it.
 */
export function compileExecutable(plugin: PluginFolder, options: ExecutableOptions): string {
  const outfile = path.join(plugin.executableFolder, executableFileName(plugin.executable, options.platform));
  fs.mkdirSync(plugin.executableFolder, { recursive: true });
  const compiler = runtimeOf(options.compiler, options.cacheFolder);
  const args = [
    'build',
    '--compile',
    '--minify',
    '--bytecode',
    '--no-compile-autoload-dotenv',
    '--no-compile-autoload-bunfig',
    `--target=${options.platform.bunTarget}`,
    `--compile-executable-path=${runtimeOf(options.platform, options.cacheFolder)}`,
    `--outfile=${outfile}`,
    plugin.nodeForm,
  ];
  // Bun writes its intermediate file into the working directory.
  const work = fs.mkdtempSync(path.join(path.dirname(plugin.nodeForm), 'compile-'));
  try {
    execFileSync(compiler, args, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  fs.chmodSync(outfile, 0o755);
  return outfile;
}

/**
 * Bun's program for a platform. npm installs that of the own platform only; others are fetched by `npm pack`, with the
 * registry that npm is set up for (Bun's own download would ignore it), in the version that package.json pins.
 */
function runtimeOf(platform: Platform, cacheFolder: string): string {
  const program = platform.os === 'windows' ? 'bin/bun.exe' : 'bin/bun';
  const installed = installedRuntime(platform, program);
  if (installed) {
    return installed;
  }
  const pins = requireHere('../package.json') as { optionalDependencies: Readonly<Record<string, string>> };
  const version = pins.optionalDependencies[platform.runtimePackage];
  const folder = path.join(cacheFolder, `${path.basename(platform.runtimePackage)}-${version}`);
  const file = path.join(folder, 'package', program);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true });
    const packed = execFileSync('npm', ['pack', `${platform.runtimePackage}@${version}`, '--silent'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }).trim();
    execFileSync('tar', ['-xzf', packed], { cwd: folder });
    fs.rmSync(path.join(folder, packed));
  }
  return file;
}

function installedRuntime(platform: Platform, program: string): string | undefined {
  try {
    return path.join(path.dirname(requireHere.resolve(`${platform.runtimePackage}/package.json`)), program);
  } catch {
    return undefined;
  }
}
