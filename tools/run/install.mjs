import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run, step, StepFailed } from './steps.mjs';

/** Installs the pinned dependencies unless those of this lockfile are there already. */
export async function ensureInstalled() {
  requireNode();
  if (!isInstalled(root)) {
    await step('Installing packages (one to three minutes the first time)', () => install(root));
  }
}

/** Whether a folder's packages are those of its lockfile. */
export function isInstalled(folder) {
  const stamp = stampOf(folder);
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lockfileHash(folder);
}

/** Installs the packages of a folder's lockfile. */
export async function install(folder) {
  const where = folder === root ? [] : ['--prefix', path.relative(root, folder)];
  await run('npm', ['install', ...where, '--no-audit', '--no-fund', '--loglevel=error'], {
    quiet: true,
    dotEveryMs: 15_000,
    advice: 'check that npm reaches its registry (`npm ping`), then run the command again.',
  });
  fs.writeFileSync(stampOf(folder), lockfileHash(folder));
}

function stampOf(folder) {
  return path.join(folder, 'node_modules/.glance-installed');
}

function lockfileHash(folder) {
  const lockfile = fs.readFileSync(path.join(folder, 'package-lock.json'));
  return createHash('sha256').update(lockfile).digest('hex');
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StepFailed(`Node ${process.versions.node} is too old.`, 'install Node 20.19 or newer.');
  }
}
