// Writes the dashboards' JSON; with --check it writes nothing and fails when a file is not what it would write.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dashboardFiles } from './dashboardFiles';

const ROOT = resolve(__dirname, '../..');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  for (const { path, text } of dashboardFiles()) {
    const isSame = (await readFile(resolve(ROOT, path), 'utf8').catch(() => '')) === text;
    if (values.check && !isSame) {
      process.stderr.write(`${path} is not what tools/dashboards generates; run it without --check.\n`);
      process.exitCode = 1;
    } else if (!isSame) {
      await mkdir(dirname(resolve(ROOT, path)), { recursive: true });
      await writeFile(resolve(ROOT, path), text);
      process.stdout.write(`wrote ${path}\n`);
    }
  }
}

void main();
