import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { grafanaEnvironment } from '../build-plugin/grafanaEnvironmentFile';
import { findPluginFolders } from '../build-plugin/PluginFolder';
import { readVendors, simulatedSettings } from './vendors.cjs';

const root = path.resolve(__dirname, '../..');

interface Service {
  readonly command?: readonly string[];
  readonly volumes: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

interface Grafana extends Service {
  readonly env_file: string;
  readonly depends_on: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
}

const { services } = parse(fs.readFileSync(path.join(root, 'docker-compose.yaml'), 'utf8')) as {
  services: Readonly<Record<string, Service>> & { readonly grafana: Grafana };
};
const plugins = findPluginFolders(root);

describe('docker-compose.yaml', () => {
  it('mounts all plugins, and lets Grafana load unsigned what the build says', () => {
    const { volumes, env_file } = services.grafana;
    expect(volumes).toContain('./plugins:/var/lib/grafana/plugins:ro');
    expect(env_file).toBe('./build/grafana.env');
    const ids = plugins.flatMap(({ pluginId }) => pluginId ?? []);
    expect(ids.length).toBeGreaterThan(1);
    expect(grafanaEnvironment(plugins)).toBe(`GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS=${ids.join(',')}\n`);
  });

  it('sets every variable that the provisioning files use', () => {
    const folder = path.join(root, 'provisioning');
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'));
    const remarks = /^\s*#.*$/gm;
    const used = files.flatMap((file) => {
      const text = fs.readFileSync(path.join(folder, file), 'utf8').replace(remarks, '');
      return [...text.matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(([, name]) => name);
    });
    // Never set on purpose: it keeps two expressions apart.
    const needed = new Set(used.filter((name) => name !== 'GLANCE_NOTHING'));
    expect(Object.keys(services.grafana.environment)).toEqual(expect.arrayContaining([...needed]));
    expect(needed.size).toBeGreaterThan(3);
  });

  it.each(readVendors())('starts a simulated $title by what Grafana is given', async (vendor) => {
    const service = `${vendor.name}-simulator`;
    expect(services.grafana.depends_on).toHaveProperty(service);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compose-'));
    const [program, bundle, ...options] = services[service]?.command ?? [];
    expect([program, bundle]).toEqual(['node', `${vendor.name}.cjs`]);
    const ports = options.flatMap((option) => /port=(\d+)$/.exec(option)?.[1] ?? []);
    const here = options.map((option) =>
      option
        .replace('=0.0.0.0', '=127.0.0.1')
        .replace(/(port)=\d+/, '$1=0')
        .replace('=/ca/', `=${folder}/`)
    );
    const start = path.join(root, 'simulators', vendor.name, 'bin/start.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', start, ...here], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      for (const [name, value] of Object.entries(simulatedSettings(vendor, JSON.parse(line.toString())))) {
        const given = services.grafana.environment[name] ?? '';
        if (/^https?:/.test(value)) {
          expect(new URL(given).host).toBe(`${new URL(value).hostname}:${new URL(given).port}`);
          expect(ports).toContain(new URL(given).port);
        } else if (value.startsWith(folder)) {
          expect(given).toBe(`/ca/${path.basename(value)}`);
          expect(fs.existsSync(value)).toBe(true);
        } else {
          expect(given).toBe(value);
        }
      }
    } finally {
      child.kill('SIGTERM');
      await ended;
      fs.rmSync(folder, { recursive: true });
    }
  });
});
