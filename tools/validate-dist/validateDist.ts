import fs from 'node:fs';
import path from 'node:path';

/** What a plugin's `dist` must look like. */
export interface DistExpectation {
  readonly executable: string;
  readonly pluginId: string;
}

interface Manifest {
  readonly id: string;
  readonly executable: string;
  readonly backend: boolean;
  readonly info: { readonly version: string; readonly logos: { readonly small: string; readonly large: string } };
  readonly dependencies: { readonly grafanaDependency: string };
  readonly includes?: ReadonlyArray<{ readonly path?: string }>;
}

// Grafana takes a module.js with one of these for an Angular plugin and refuses it, backend included
// (pkg/plugins/manager/loader/angular/angularinspector).
const angularMarks = [
  'PanelCtrl',
  'ConfigCtrl',
  'app/plugins/sdk',
  'angular.isNumber(',
  'ctrl.annotation',
  '"QueryCtrl"',
  "'QueryCtrl'",
];

/**
 * Checks a built plugin folder: everything that Grafana needs is there, and nothing else, since Grafana serves every
 * file of it to anybody. Returns one sentence per fault; none means that it may be shipped.
 */
export function validateDist(dist: string, expected: DistExpectation): readonly string[] {
  const files = listFiles(dist);
  const manifest = JSON.parse(fs.readFileSync(path.join(dist, 'plugin.json'), 'utf8')) as Manifest;
  const included = (manifest.includes ?? []).flatMap((include) => (include.path ? [include.path] : []));
  const required = [
    'plugin.json',
    'module.js',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'THIRD_PARTY_NOTICES.txt',
    manifest.info.logos.small,
    manifest.info.logos.large,
    ...included,
  ];
  const isExecutable = (file: string): boolean =>
    new RegExp(`^${expected.executable}_(linux|darwin|windows)_(amd64|arm64)(\\.exe)?$`).test(file);
  return [
    ...required.filter((file) => !files.includes(file)).map((file) => `${file} is missing.`),
    ...(files.some(isExecutable) ? [] : [`No executable ${expected.executable}_<os>_<arch> is there.`]),
    ...files
      .filter((file) => !required.includes(file) && !isExecutable(file) && !/^img\/[\w-]+\.(svg|png)$/.test(file))
      .map((file) => `${file} would be served to anybody, and nothing needs it.`),
    ...(manifest.id === expected.pluginId ? [] : [`plugin.json says id "${manifest.id}", not "${expected.pluginId}".`]),
    ...(/^\d+\.\d+\.\d+/.test(manifest.info.version) ? [] : [`plugin.json says version "${manifest.info.version}".`]),
    ...angularFaults(fs.readFileSync(path.join(dist, 'module.js'), 'utf8')),
  ];
}

function angularFaults(module: string): readonly string[] {
  return angularMarks
    .filter((mark) => module.includes(mark))
    .map((mark) => `module.js contains ${mark}: Grafana would take it for an Angular plugin and refuse it.`);
}

function listFiles(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
