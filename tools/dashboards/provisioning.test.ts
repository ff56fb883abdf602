import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const ROOT = resolve(__dirname, '../..');

function read(path: string): unknown {
  return parse(readFileSync(resolve(ROOT, path), 'utf8'));
}

/** Grafana's own two steps (pkg/setting/expanders.go): every `${VAR}` first, then every `$__file{path}`. */
function expandAsGrafana(text: string, env: Readonly<Record<string, string>>, file: (path: string) => string): string {
  const expression = /\$(|__\w+)\{([^}]+)\}/g;
  return text
    .replace(expression, (match, kind: string, name: string) => (kind === '' ? (env[name] ?? '') : match))
    .replace(expression, (match, kind: string, path: string) => (kind === '__file' ? file(path) : match));
}

describe('the provisioning files', () => {
  it('define the data source with the ids that dashboards and documentation name', () => {
    const plugin = read('plugins/azure-costs/src/plugin.json') as { readonly id: string };

    expect(read('provisioning/datasources/azure-costs.yaml')).toMatchObject({
      apiVersion: 1,
      datasources: [
        {
          uid: 'glance-azure-costs',
          type: plugin.id,
          jsonData: { azureCredentials: { authType: 'clientsecret' }, tlsAuthWithCACert: true },
        },
      ],
    });
  });

  it('hold no secret, only the name of a variable', () => {
    const file = read('provisioning/datasources/azure-costs.yaml') as {
      readonly datasources: ReadonlyArray<{ readonly secureJsonData: Readonly<Record<string, string>> }>;
    };
    expect(file.datasources[0]?.secureJsonData.azureClientSecret).toBe('$GLANCE_AZURE_CLIENT_SECRET');
  });

  it("read the private CA from the file that a variable names, by Grafana's rules of expansion", () => {
    const file = read('provisioning/datasources/azure-costs.yaml') as {
      readonly datasources: ReadonlyArray<{ readonly secureJsonData: Readonly<Record<string, string>> }>;
    };
    const written = file.datasources[0]?.secureJsonData.tlsCACert ?? '';

    const textOf = (path: string) => `<text of ${path}>`;
    expect(expandAsGrafana(written, { GLANCE_AZURE_CA_FILE: '/ca/azure-ca.pem' }, textOf)).toBe(
      '<text of /ca/azure-ca.pem>'
    );
    // The form that looks simpler does not work: this is why the file has the other.
    expect(
      expandAsGrafana('$__file{${GLANCE_AZURE_CA_FILE}}', { GLANCE_AZURE_CA_FILE: '/ca/azure-ca.pem' }, textOf)
    ).toBe('<text of ${GLANCE_AZURE_CA_FILE>}');
  });

  it('provide the generated dashboards from the folder that a variable names', () => {
    expect(read('provisioning/dashboards/suite.yaml')).toMatchObject({
      apiVersion: 1,
      providers: [{ type: 'file', folder: 'Glance', options: { path: '$GLANCE_DASHBOARDS_DIR' } }],
    });
  });
});
