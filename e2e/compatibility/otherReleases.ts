import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const versionsDir = join(__dirname, '..', '..', 'harness', 'versions');

/** The releases of Grafana, other than the one developed on, that the workbench's page can be built from. */
export const otherReleases: readonly string[] = readdirSync(versionsDir).filter((name) => /^\d/.test(name));

/** The exact versions of the packages that a release's page is built from. */
export function packagesOf(release: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(versionsDir, release, 'package.json'), 'utf8')).dependencies;
}
