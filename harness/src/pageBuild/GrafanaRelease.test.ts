import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { grafanaRelease } from './GrafanaRelease';

const harnessDir = join(__dirname, '..', '..');
const dependenciesOf = (folder: string): Record<string, string> => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { ...dependencies, ...devDependencies };
};

it('is the release of the own packages when none is named', () => {
  const { version, uiDir, modulesDir } = grafanaRelease();
  expect(version).toBe(dependenciesOf(harnessDir)['@grafana/ui']);
  expect(existsSync(join(uiDir, 'dist', 'public', 'img', 'icons'))).toBe(true);
  expect(modulesDir).toBeUndefined();
});

it('says where it looked for a release that is not there', () => {
  expect(() => grafanaRelease('9.9')).toThrow(
    'There is no Grafana "9.9" to build the page from: harness/versions/9.9 has no package.json'
  );
});

const releases = readdirSync(join(harnessDir, 'versions')).filter((name) => /^\d/.test(name));

describe.each(releases)('harness/versions/%s', (name) => {
  const dependencies = dependenciesOf(join(harnessDir, 'versions', name));

  it('pins every package exactly, and all of Grafana to one version of the release', () => {
    for (const version of Object.values(dependencies)) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
    const grafana = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@grafana/'));
    const versions = new Set(grafana.map((dependency) => dependencies[dependency]));
    expect([...versions]).toEqual([expect.stringMatching(new RegExp(`^${name.replace('.', '\\.')}\\.\\d+$`))]);
  });

  it('keeps registry addresses out of its lockfile, which would name one machine’s registry', () => {
    const lockfile = readFileSync(join(harnessDir, 'versions', name, 'package-lock.json'), 'utf8');
    expect(lockfile).not.toMatch(/"resolved"/);
  });
});
