import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.resolve(__dirname, '../..');

interface Service {
  readonly command?: readonly string[];
  readonly volumes: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const { services } = parse(fs.readFileSync(path.join(root, 'docker-compose.yaml'), 'utf8')) as {
  services: Readonly<Record<'grafana' | 'azure-simulator', Service>>;
};
const pluginIds = fs.readdirSync(path.join(root, 'plugins')).map((folder) => {
  const file = path.join(root, 'plugins', folder, 'src/plugin.json');
  return { folder, id: (JSON.parse(fs.readFileSync(file, 'utf8')) as { id: string }).id };
});

describe('docker-compose.yaml', () => {
  it('mounts every plugin under its id and lets Grafana load it unsigned', () => {
    const { volumes, environment } = services.grafana;
    for (const { folder, id } of pluginIds) {
      expect(volumes).toContain(`./plugins/${folder}/dist:/var/lib/grafana/plugins/${id}:ro`);
    }
    expect(environment?.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS?.split(',')).toEqual(pluginIds.map(({ id }) => id));
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
    expect(Object.keys(services.grafana.environment ?? {})).toEqual(expect.arrayContaining([...needed]));
    expect(needed.size).toBeGreaterThan(3);
  });

  it('starts a simulator that goes by the name and the credentials that Grafana is given', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compose-'));
    const [, , ...options] = services['azure-simulator'].command ?? [];
    const here = options.map((option) =>
      option
        .replace('=0.0.0.0', '=127.0.0.1')
        .replace(/(port)=\d+/, '$1=0')
        .replace('=/ca/', `=${folder}/`)
    );
    const start = path.join(root, 'simulators/azure/bin/start.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', start, ...here], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'close');
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const info = JSON.parse(line.toString()) as Record<string, string>;
      const given = services.grafana.environment ?? {};
      expect(info).toMatchObject({
        tenantId: given.GLANCE_AZURE_TENANT_ID,
        clientId: given.GLANCE_AZURE_CLIENT_ID,
        clientSecret: given.GLANCE_AZURE_CLIENT_SECRET,
      });
      expect(new URL(info.armUrl ?? '').hostname).toBe(new URL(given.GLANCE_AZURE_ARM_URL ?? '').hostname);
      expect(fs.existsSync(path.join(folder, path.basename(given.GLANCE_AZURE_CA_FILE ?? '')))).toBe(true);
      expect(options).toContain(`--port=${new URL(given.GLANCE_AZURE_ARM_URL ?? '').port}`);
      expect(options).toContain(`--authority-port=${new URL(given.GLANCE_AZURE_AUTHORITY_URL ?? '').port}`);
    } finally {
      child.kill('SIGTERM');
      await ended;
      fs.rmSync(folder, { recursive: true });
    }
  });
});
