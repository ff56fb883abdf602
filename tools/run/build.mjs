import { fileURLToPath } from 'node:url';
import { forgetBuild, isBuildFresh, rememberBuild } from './freshness.mjs';
import { ensureInstalled } from './install.mjs';
import { main, run, step } from './steps.mjs';

/** Builds every plugin, the echo example, the simulators for containers and the workbench's page; `args` go to the plugin build. */
export async function buildAll(args = []) {
  forgetBuild();
  await step('Building plugins', () =>
    run(process.execPath, ['--import', 'tsx', 'tools/build-plugin/build.ts', ...args], {
      advice: 'the lines above name the file that does not build.',
    })
  );
  await step('Building simulators', () =>
    run(process.execPath, ['--import', 'tsx', 'tools/build-simulators/build.ts'], {
      advice: 'the lines above name the file that does not build.',
    })
  );
  await step('Building the workbench page', () =>
    run(process.execPath, ['--import', 'tsx', 'harness/build.ts'], {
      advice: 'the lines above name the file that does not build.',
    })
  );
  // A build for another platform, or of one plugin, leaves out what `npm start` and `npm test` run.
  if (args.length === 0) {
    rememberBuild();
  }
}

/** Builds unless nothing has changed since the last build. */
export async function ensureBuilt() {
  if (!isBuildFresh()) {
    await buildAll();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled();
    await buildAll(process.argv.slice(2));
  });
}
