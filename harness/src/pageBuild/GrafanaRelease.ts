import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const harnessDir = join(__dirname, '..', '..');

/** The packages of one release of Grafana, and the workbench page that is built from them. */
export interface GrafanaRelease {
  /** The exact version, such as `12.4.10`. */
  readonly version: string;
  /** The folder of this release's `@grafana/ui`. */
  readonly uiDir: string;
  /** The only folder that the page's packages are taken from; undefined for wherever the project has them. */
  readonly modulesDir?: string;
  /** Where the built page goes; the workbench serves it from there. */
  readonly pageDir: string;
  /** The command that builds the page. */
  readonly buildCommand: string;
}

/**
 * The release that the project is developed on, or the one of a folder in `harness/versions`, such as `13.2`.
 * @throws Error when there is no such folder or its packages are not installed
 */
export function grafanaRelease(name?: string): GrafanaRelease {
  if (name === undefined) {
    const uiDir = dirname(require.resolve('@grafana/ui/package.json'));
    const pageDir = join(harnessDir, 'build', 'page');
    return { version: versionOf(uiDir), uiDir, pageDir, buildCommand: 'npm run build' };
  }
  const folder = `harness/versions/${name}`;
  const modulesDir = join(harnessDir, 'versions', name, 'node_modules');
  const uiDir = join(modulesDir, '@grafana', 'ui');
  if (!existsSync(join(modulesDir, '..', 'package.json'))) {
    throw new Error(`There is no Grafana "${name}" to build the page from: ${folder} has no package.json`);
  }
  if (!existsSync(uiDir)) {
    throw new Error(`The packages of Grafana ${name} are not installed: run "npm install --prefix ${folder}"`);
  }
  return {
    version: versionOf(uiDir),
    uiDir,
    modulesDir,
    pageDir: join(harnessDir, 'build', `page-${name}`),
    buildCommand: `node --import tsx harness/build.ts --grafana ${name}`,
  };
}

function versionOf(packageDir: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  return version;
}
