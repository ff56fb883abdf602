import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { validateDist } from './validateDist';

const expected = { executable: 'gpx_sample', pluginId: 'glance-sample-datasource' };

describe('validateDist', () => {
  let dist: string;

  beforeEach(() => {
    dist = fs.mkdtempSync(path.join(os.tmpdir(), 'dist-'));
    const manifest = {
      id: 'glance-sample-datasource',
      executable: 'gpx_sample',
      backend: true,
      info: { version: '1.2.3', logos: { small: 'img/logo.svg', large: 'img/logo.svg' } },
      dependencies: { grafanaDependency: '>=12.3.0' },
      includes: [{ type: 'dashboard', name: 'One', path: 'dashboards/one.json' }],
    };
    write('plugin.json', JSON.stringify(manifest));
    write('module.js', 'define([], function () {})');
    for (const file of [
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'THIRD_PARTY_NOTICES.txt',
      'img/logo.svg',
      'dashboards/one.json',
    ]) {
      write(file, 'x');
    }
    write('gpx_sample_linux_amd64', 'x');
  });

  afterEach(() => fs.rmSync(dist, { recursive: true }));

  it('finds nothing to say about a complete folder', () => {
    expect(validateDist(dist, expected)).toEqual([]);
  });

  it.each(['module.js.map', '.env', 'gpx_sample.cjs', 'img/photo.psd'])(
    'refuses %s, which Grafana would serve',
    (file) => {
      write(file, 'x');
      expect(validateDist(dist, expected)).toEqual([`${file} would be served to anybody, and nothing needs it.`]);
    }
  );

  it.each(['README.md', 'dashboards/one.json', 'THIRD_PARTY_NOTICES.txt'])('misses %s', (file) => {
    fs.rmSync(path.join(dist, file));
    expect(validateDist(dist, expected)).toEqual([`${file} is missing.`]);
  });

  it('misses an executable', () => {
    fs.rmSync(path.join(dist, 'gpx_sample_linux_amd64'));
    expect(validateDist(dist, expected)).toEqual(['No executable gpx_sample_<os>_<arch> is there.']);
  });

  it('refuses a module that Grafana would take for Angular', () => {
    write('module.js', 'define([], function () { return "QueryCtrl" })');
    expect(validateDist(dist, expected)).toHaveLength(1);
  });

  it('refuses a version that was not filled in', () => {
    const manifest = fs.readFileSync(path.join(dist, 'plugin.json'), 'utf8').replace('1.2.3', '%VERSION%');
    write('plugin.json', manifest);
    expect(validateDist(dist, expected)).toEqual(['plugin.json says version "%VERSION%".']);
  });

  function write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    fs.writeFileSync(path.join(dist, file), text);
  }
});
