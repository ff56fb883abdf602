import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemSources } from './expandValue';
import { readDashboards } from './readDashboards';
import { readDataSources } from './readDataSources';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'provisioning-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

function write(name: string, content: string): string {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

describe('readDataSources', () => {
  it("reads all YAML files of the folder with variables and files expanded and Grafana's defaults", () => {
    const ca = write('ca.pem', 'PEM\n');
    write(
      'datasources/a.yaml',
      `apiVersion: 1
datasources:
  - name: Costs
    uid: costs
    type: glance-azurecosts-datasource
    editable: true
    jsonData: {azureCredentials: {tenantId: $TENANT}, timeout: 20}
    secureJsonData: {azureClientSecret: "$__env{SECRET}", tlsCACert: "$__file{${ca}}"}
`
    );
    write('datasources/b.yml', 'datasources: [{name: Prometheus, type: x}]');
    write('datasources/readme.txt', 'not: [yaml');
    const [costs, other] = readDataSources(dir, systemSources({ TENANT: 'contoso', SECRET: 's' }));
    expect(costs).toEqual({
      name: 'Costs',
      uid: 'costs',
      type: 'glance-azurecosts-datasource',
      url: '',
      access: 'proxy',
      orgId: 1,
      isDefault: false,
      editable: true,
      jsonData: { azureCredentials: { tenantId: 'contoso' }, timeout: 20 },
      secureJsonData: { azureClientSecret: 's', tlsCACert: 'PEM' },
    });
    // The uid that every Grafana gives a data source of this name.
    expect(other?.uid).toBe('PBFA97CFB590B2093');
  });

  it('names the file that is wrong', () => {
    const path = write('datasources/a.yaml', 'datasources: [{name: Costs}]');
    expect(() => readDataSources(dir, systemSources({}))).toThrow(path);
    write('datasources/a.yaml', 'datasources: [');
    expect(() => readDataSources(dir, systemSources({}))).toThrow(`${path} is not valid YAML`);
  });

  it('finds nothing where there is no such folder', () => {
    expect(readDataSources(dir, systemSources({}))).toEqual([]);
  });
});

describe('readDashboards', () => {
  const provider = (path: string) =>
    `apiVersion: 1\nproviders: [{name: glance, folder: Costs, type: file, options: {path: "${path}"}}]`;

  it("reads the JSON files of a provider's folder at any depth", () => {
    write('dashboards/glance.yaml', provider(join(dir, 'boards')));
    write('boards/b.json', '{"uid":"b","title":"B","panels":[]}');
    write('boards/deep/a.json', '{"title":"A"}');
    expect(readDashboards(dir, systemSources({}))).toEqual([
      { uid: 'b', title: 'B', folder: 'Costs', json: { uid: 'b', title: 'B', panels: [] } },
      { uid: 'a', title: 'A', folder: 'Costs', json: { uid: '', title: 'A' } },
    ]);
  });

  it('names a folder that is missing and a file that is no dashboard', () => {
    write('dashboards/glance.yaml', provider(join(dir, 'boards')));
    const read = () => readDashboards(dir, systemSources({}));
    expect(read).toThrow(`${join(dir, 'boards')} does not exist`);
    const path = write('boards/b.json', '{"uid":"b"}');
    expect(read).toThrow(`${path} is no dashboard`);
  });
});
