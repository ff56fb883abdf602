import { codeBlocks, sectionOf } from '@glance/data-source/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AGGREGATIONS } from '../src/shared/LogCountsQuery';
import { parseQuery } from '../src/shared/query';
import { parseSettings } from '../src/shared/settings';
import { SITES } from '../src/shared/sites';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
/** The part of the project's README that is about this data source. */
const ownSection = sectionOf(readFileSync(join(__dirname, '../../../README.md'), 'utf8'), '### Datadog Logs');

const blocks = (language: string, text = readme) => codeBlocks(text, language);

describe.each([
  ["the plugin's README", readme],
  ["the project's README", ownSection],
])('%s', (_name, text) => {
  it.each(blocks('json', text).map((block, index) => [index + 1, block] as const))(
    'has a query %i that works',
    (_, block) => {
      const model: unknown = JSON.parse(block);
      const { queryType } = model as { queryType: string };
      // Logs themselves cannot be judged by a rule.
      for (const fromAlert of queryType === 'logCounts' ? [false, true] : [false]) {
        expect(parseQuery(model, { fromAlert, evaluationDelayMs: 60_000 })).toMatchObject({ queryType });
      }
    }
  );

  it('has provisioning that the plugin accepts', () => {
    const files = blocks('yaml', text);
    expect(files).toHaveLength(1);
    const { datasources } = parse(files[0] ?? '') as {
      datasources: ReadonlyArray<{
        type: string;
        jsonData: Record<string, unknown>;
        secureJsonData: Record<string, string>;
      }>;
    };
    for (const { type, jsonData, secureJsonData } of datasources) {
      expect(type).toBe('glance-datadoglogs-datasource');
      expect(parseSettings({ jsonData, secureJsonData })).toMatchObject({ site: jsonData.site });
    }
  });

  it('has queries', () => {
    expect(blocks('json', text).length).toBeGreaterThan(1);
  });
});

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    const types = blocks('json').map((block) => (JSON.parse(block) as { queryType: string }).queryType);
    expect(new Set(types)).toEqual(new Set(['logCounts', 'logs', 'logVolume', 'variable']));
  });

  it('names every setting, every field, every site and every aggregation', () => {
    const names = [
      'site',
      'apiUrl',
      'appUrl',
      'evaluationDelaySeconds',
      'cacheTtlSeconds',
      'timeout',
      'maxConcurrentRequests',
      'tlsCACert',
      'tlsSkipVerify',
      'apiKey',
      'applicationKey',
      'cache_max_mb',
      'log_level',
      'query',
      'indexes',
      'storageTier',
      'computes',
      'groupBy',
      'mode',
      'interval',
      'evaluationDelay',
      'partialBuckets',
      'fill',
      'keepGroups',
      'expectedGroups',
      'total',
      'legendFormat',
      'sort',
      'limit',
      ...SITES,
      ...AGGREGATIONS,
    ];
    // Within code, alone or as a part such as `secureJsonData.apiKey`.
    expect(
      names.filter((name) => !new RegExp(`[\`.":]${name.replaceAll('.', '\\.')}[\`"]|^${name}\\b`, 'm').test(readme))
    ).toEqual([]);
  });
});
