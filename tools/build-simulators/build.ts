import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(__dirname, '../..');

/**
 * Bundles each simulator's command into `build/simulators/<vendor>.cjs`, one file that a container runs with nothing
 * but Node: packages installed on this machine may hold programs for another platform than the container's.
 */
async function main(): Promise<void> {
  const folder = path.join(root, 'simulators');
  const vendors = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'bin/start.ts')));
  await Promise.all(
    vendors.map((vendor) =>
      build({
        entryPoints: [path.join(folder, vendor, 'bin/start.ts')],
        outfile: path.join(root, 'build/simulators', `${vendor}.cjs`),
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        legalComments: 'none',
        logLevel: 'warning',
      })
    )
  );
  console.log(`  simulators for containers: ${vendors.join(', ')}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
