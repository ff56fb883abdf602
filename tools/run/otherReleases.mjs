import fs from 'node:fs';
import path from 'node:path';
import { install, isInstalled } from './install.mjs';
import { root } from './root.mjs';
import { step } from './steps.mjs';

const folder = path.join(root, 'harness/versions');

/** The releases of Grafana, other than the one developed on, that the plugins are tried in. */
export const otherReleases = fs.readdirSync(folder).filter((name) => /^\d/.test(name));

/** Installs their packages, about 500 MB each, unless they are there already. */
export async function ensureReleasesInstalled() {
  const wanted = otherReleases.filter((release) => !isInstalled(path.join(folder, release)));
  if (wanted.length > 0) {
    await step(`Installing the packages of Grafana ${wanted.join(' and ')} (about a minute the first time)`, () =>
      Promise.all(wanted.map((release) => install(path.join(folder, release))))
    );
  }
}
