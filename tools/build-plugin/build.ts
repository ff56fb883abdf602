import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { thirdPartyNotice } from '../licences/thirdPartyNotice';
import { validateDist } from '../validate-dist/validateDist';
import { bundleBackend } from './backendBundle';
import { compileExecutable } from './executable';
import { bundleFrontend } from './frontendBundle';
import { currentPlatform, platformName, platformNamed, type Platform } from './platforms';
import { writeGrafanaEnvironment } from './grafanaEnvironmentFile';
import { findPluginFolders, type PluginFolder } from './PluginFolder';
import { writeStaticFiles } from './staticFiles';

const root = path.resolve(__dirname, '../..');

/** The parts of a build: the front end and files of `dist`, the plain-Node form, the executable as shipped. */
type Form = 'frontend' | 'node' | 'shipped';

const usage = `Usage: build.ts [--only <plugin>] [--form frontend|node|shipped] [--target <os>_<arch>]
  --only    one plugin (a folder of plugins/, or echo) instead of all
  --form    one part instead of all
  --target  platform of the executable, may be repeated (default: this one)`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      form: { type: 'string' },
      target: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const folders = findPluginFolders(root);
  const chosen = values.only ? folders.filter((plugin) => plugin.name === values.only) : folders;
  if (chosen.length === 0) {
    throw new Error(`There is no plugin "${values.only}". Choose one of ${folders.map((one) => one.name).join(', ')}.`);
  }
  const forms = formsOf(values.form);
  writeGrafanaEnvironment(root, folders);
  const targets = values.target?.map(platformNamed) ?? [currentPlatform()];
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  for (const plugin of chosen) {
    await buildPlugin(plugin, { forms, targets, version });
  }
}

function formsOf(text: string | undefined): readonly Form[] {
  const all: readonly Form[] = ['frontend', 'node', 'shipped'];
  const chosen = all.filter((form) => text === undefined || form === text);
  if (chosen.length === 0) {
    throw new Error(`There is no form "${text}".\n${usage}`);
  }
  return chosen;
}

interface BuildOptions {
  readonly forms: readonly Form[];
  readonly targets: readonly Platform[];
  readonly version: string;
}

async function buildPlugin(plugin: PluginFolder, options: BuildOptions): Promise<void> {
  const { forms, version } = options;
  const whole = forms.length === 3;
  if (whole && plugin.frontendEntry) {
    fs.rmSync(path.join(plugin.folder, 'dist'), { recursive: true, force: true });
  }
  if (forms.includes('frontend') && plugin.frontendEntry) {
    await timed(`${plugin.name}: front end`, () => bundleFrontend(plugin, plugin.frontendEntry ?? ''));
    writeStaticFiles(plugin, { root, version, date: new Date().toISOString().slice(0, 10) });
  }
  if (forms.includes('node') || forms.includes('shipped')) {
    const metafile = await timed(`${plugin.name}: backend`, () => bundleBackend(plugin, version));
    if (plugin.frontendEntry) {
      const notice = thirdPartyNotice(root, Object.keys(metafile.inputs));
      fs.mkdirSync(plugin.executableFolder, { recursive: true });
      fs.writeFileSync(path.join(plugin.executableFolder, 'THIRD_PARTY_NOTICES.txt'), notice);
    }
  }
  if (forms.includes('shipped')) {
    const cacheFolder = path.join(root, '.cache/runtimes');
    for (const platform of options.targets) {
      await timed(`${plugin.name}: executable for ${platformName(platform)}`, async () =>
        compileExecutable(plugin, { platform, compiler: currentPlatform(), cacheFolder })
      );
    }
  }
  if (whole && plugin.pluginId) {
    const faults = validateDist(path.join(plugin.folder, 'dist'), {
      executable: plugin.executable,
      pluginId: plugin.pluginId,
    });
    if (faults.length > 0) {
      throw new Error(`dist of ${plugin.name} may not be shipped:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    }
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`  ${what} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return result;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
