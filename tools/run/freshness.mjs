import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const sources = ['packages', 'plugins', 'harness', 'simulators', 'tools', 'package-lock.json', 'package.json'];
const skipped = new Set(['node_modules', 'dist', 'build', 'coverage', 'test-results']);
const stamp = path.join(root, 'build/sources');

/** Whether everything that a build reads is as it was when `rememberBuild` was last called. */
export function isBuildFresh() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint();
}

export function rememberBuild() {
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, fingerprint());
}

/** Before a build: one that breaks off must not pass for fresh. */
export function forgetBuild() {
  fs.rmSync(stamp, { force: true });
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    addToHash(hash, path.join(root, source));
  }
  return hash.digest('hex');
}

function addToHash(hash, file) {
  const stats = fs.statSync(file);
  if (!stats.isDirectory()) {
    hash.update(`${path.relative(root, file)}\0${stats.size}\0${stats.mtimeMs}\n`);
    return;
  }
  for (const name of fs.readdirSync(file).sort()) {
    if (!skipped.has(name)) {
      addToHash(hash, path.join(file, name));
    }
  }
}
