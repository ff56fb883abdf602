import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseQuery } from '../src/shared/query';
import { parseSettings } from '../src/shared/settings';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const projectReadme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');

function blocks(language: string, text = readme): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block
  );
}

describe.each([
  ["the plugin's README", readme],
  ["the project's README", projectReadme],
])('%s', (_name, text) => {
  it.each(blocks('json', text).map((block, index) => [index + 1, block] as const))(
    'has a query %i that works',
    (_, block) => {
      const model: unknown = JSON.parse(block);
      for (const fromAlert of [false, true]) {
        expect(parseQuery(model, { fromAlert })).toMatchObject({
          queryType: (model as { queryType: string }).queryType,
        });
      }
    }
  );

  it('has provisioning for one data source that the plugin accepts', () => {
    expect(blocks('yaml', text)).toHaveLength(1);
    const [yaml = ''] = blocks('yaml', text);
    const { datasources } = parse(yaml) as {
      datasources: ReadonlyArray<{
        type: string;
        jsonData: Record<string, unknown>;
        secureJsonData: Record<string, string>;
      }>;
    };
    const [dataSource] = datasources;
    expect(dataSource?.type).toBe('glance-azurecosts-datasource');
    expect(
      parseSettings({ jsonData: dataSource?.jsonData ?? {}, secureJsonData: dataSource?.secureJsonData ?? {} })
    ).toMatchObject({
      defaultScopes: [{ kind: 'all' }],
    });
  });
});

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    expect(blocks('json').length).toBeGreaterThan(5);
  });

  it('names every setting with its limits', () => {
    for (const name of [
      'azureCredentials.tenantId',
      'azureClientSecret',
      'authorityHost',
      'resourceManagerUrl',
      'defaultScopes',
      'cacheTtlSeconds',
      'timeout',
      'maxConcurrentRequests',
      'tlsCACert',
      'tlsSkipVerify',
      'cache_max_mb',
      'log_level',
    ]) {
      expect(readme).toContain(name);
    }
  });
});
