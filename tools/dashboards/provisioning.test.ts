import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { findPluginFolders } from '../build-plugin/PluginFolder';

const ROOT = resolve(__dirname, '../..');

interface ProvisionedDataSource {
  readonly uid: string;
  readonly type: string;
  readonly isDefault?: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

interface RuleQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

interface Rule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: readonly RuleQuery[];
  readonly noDataState: string;
  readonly execErrState: string;
}

function read(path: string): unknown {
  return parse(readFileSync(resolve(ROOT, path), 'utf8'));
}

function readEach<T>(folder: string): readonly T[] {
  return readdirSync(resolve(ROOT, folder)).map((name) => read(`${folder}/${name}`) as T);
}

const plugins = findPluginFolders(ROOT).flatMap(({ name, pluginId }) =>
  pluginId === undefined ? [] : [{ name, pluginId }]
);
const dataSources = readEach<{ datasources: readonly ProvisionedDataSource[] }>('provisioning/datasources').flatMap(
  ({ datasources }) => datasources
);
const rules = readEach<{ groups: ReadonlyArray<{ rules: readonly Rule[] }> }>('provisioning/alerting')
  .flatMap(({ groups }) => groups)
  .flatMap((group) => group.rules);

/** Grafana's own two steps (pkg/setting/expanders.go): every `${VAR}` first, then every `$__file{path}`. */
function expandAsGrafana(text: string, env: Readonly<Record<string, string>>, file: (path: string) => string): string {
  const expression = /\$(|__\w+)\{([^}]+)\}/g;
  return text
    .replace(expression, (match, kind: string, name: string) => (kind === '' ? (env[name] ?? '') : match))
    .replace(expression, (match, kind: string, path: string) => (kind === '__file' ? file(path) : match));
}

describe('the provisioned data sources', () => {
  it.each(plugins)('of $name is there, by the id that dashboards and documentation name', ({ name, pluginId }) => {
    expect(read(`provisioning/datasources/${name}.yaml`)).toMatchObject({
      apiVersion: 1,
      datasources: [{ uid: `glance-${name}`, type: pluginId, jsonData: { tlsAuthWithCACert: true } }],
    });
  });

  it('have one default', () => {
    expect(dataSources.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it.each(dataSources)('$uid holds no secret, only the names of variables', ({ secureJsonData }) => {
    const { tlsCACert, ...secrets } = secureJsonData;
    expect(Object.keys(secrets).length).toBeGreaterThan(0);
    for (const value of Object.values(secrets)) {
      expect(value).toMatch(/^\$GLANCE_[A-Z_]+$/);
    }
    expect(tlsCACert).toMatch(/_CA_FILE/);
  });

  it.each(dataSources)(
    "$uid reads the private CA from the file that a variable names, by Grafana's rules of expansion",
    ({ secureJsonData: { tlsCACert = '' } }) => {
      const [, variable = ''] = /\{\$\{(\w+)\}\}$/.exec(tlsCACert) ?? [];
      const textOf = (path: string) => `<text of ${path}>`;
      const env = { [variable]: '/ca/some-ca.pem' };
      expect(expandAsGrafana(tlsCACert, env, textOf)).toBe('<text of /ca/some-ca.pem>');
      // The form that looks simpler does not work: this is why the file has the other.
      expect(expandAsGrafana(`$__file{\${${variable}}}`, env, textOf)).toBe(`<text of \${${variable}>}`);
    }
  );
});

describe('the provisioned dashboards', () => {
  it('are the generated ones, from the folder that a variable names', () => {
    expect(read('provisioning/dashboards/suite.yaml')).toMatchObject({
      apiVersion: 1,
      providers: [{ type: 'file', folder: 'Glance', options: { path: '$GLANCE_DASHBOARDS_DIR' } }],
    });
  });
});

describe('the provisioned alert rules', () => {
  it('have ids that differ', () => {
    expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
  });

  it.each(plugins)('ask $name', ({ name }) => {
    expect(rules.flatMap(({ data }) => data.map(({ datasourceUid }) => datasourceUid))).toContain(`glance-${name}`);
  });

  it.each(rules)('"$title" judges queries that are there, of data sources that are there', ({ condition, data }) => {
    const refIds = data.map(({ refId }) => refId);
    expect(refIds).toContain(condition);
    expect(new Set(refIds).size).toBe(refIds.length);
    for (const { refId, datasourceUid, model } of data) {
      expect(model.refId).toBe(refId);
      expect(['__expr__', ...dataSources.map(({ uid }) => uid)]).toContain(datasourceUid);
      const used =
        model.type === 'math'
          ? [...String(model.expression).matchAll(/\$\$(\w+)/g)].map(([, name]) => name)
          : [model.expression].filter((name) => name !== undefined);
      expect(refIds).toEqual(expect.arrayContaining(used));
    }
  });

  it.each(rules)('"$title" never takes a failure for an all-clear', ({ noDataState, execErrState }) => {
    expect(execErrState).toBe('Error');
    expect(['OK', 'NoData', 'Alerting']).toContain(noDataState);
  });

  it.each(rules)('"$title" has no dollar sign that Grafana would take for a variable', (rule) => {
    expect(JSON.stringify(rule).replaceAll('$$', '')).not.toContain('$');
  });
});
