import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run, step, StepFailed } from './steps.mjs';

const stamp = path.join(root, 'node_modules/.glance-installed');

/** Installs the pinned dependencies unless those of this lockfile are there already. */
export async function ensureInstalled() {
  requireNode();
  const wanted = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  await step('Installing packages (one to three minutes the first time)', () =>
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      quiet: true,
      dotEveryMs: 15_000,
      advice: 'check that npm reaches its registry (`npm ping`), then run the command again.',
    })
  );
  fs.writeFileSync(stamp, wanted);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StepFailed(`Node ${process.versions.node} is too old.`, 'install Node 20.19 or newer.');
  }
}
