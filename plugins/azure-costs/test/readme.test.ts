import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseQuery } from '../src/shared/query';
import { parseSettings } from '../src/shared/settings';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block
  );
}

describe('the README', () => {
  it.each(blocks('json').map((block, index) => [index + 1, block] as const))(
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

  it('has queries of every type and provisioning for one data source', () => {
    expect(blocks('json').length).toBeGreaterThan(5);
    expect(blocks('yaml')).toHaveLength(1);
  });

  it('has provisioning that the plugin accepts', () => {
    const [text = ''] = blocks('yaml');
    const { datasources } = parse(text) as {
      datasources: ReadonlyArray<{
        type: string;
        jsonData: Record<string, unknown>;
        secureJsonData: Record<string, string>;
      }>;
    };
    const [dataSource] = datasources;
    expect(dataSource?.type).toBe('glance-azurecosts-datasource');
    expect(parseSettings(dataSource?.jsonData ?? {}, dataSource?.secureJsonData ?? {})).toMatchObject({
      defaultScopes: [{ kind: 'all' }],
    });
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
