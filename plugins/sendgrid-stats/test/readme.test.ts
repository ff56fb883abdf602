import { codeBlocks, sectionOf } from '@glance/data-source/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FIGURES } from '../src/shared/AccountQuery';
import { parseQuery } from '../src/shared/query';
import { REGIONS } from '../src/shared/SendGridSettings';
import { parseSettings } from '../src/shared/settings';
import { METRICS, NAME_LABELS, RATES, SOURCES } from '../src/shared/sources';
import { AGGREGATIONS, TODAY_SHOWS } from '../src/shared/StatsQuery';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
/** The part of the project's README that is about this data source. */
const ownSection = sectionOf(readFileSync(join(__dirname, '../../../README.md'), 'utf8'), '### SendGrid Stats');
const walkThrough = readFileSync(join(__dirname, '../../../docs/moving-to-accounts.md'), 'utf8');

describe.each([
  ["the plugin's README", readme],
  ["the project's README", ownSection],
  ['the walk-through', walkThrough],
])('%s', (_name, text) => {
  it.each(codeBlocks(text, 'json').map((block, index) => [index + 1, block] as const))(
    'has a query %i that works',
    (_, block) => {
      const model: unknown = JSON.parse(block.replaceAll('$account', 'shop'));
      const { queryType } = model as { queryType: string };
      for (const fromAlert of [false, true]) {
        expect(parseQuery(model, { fromAlert })).toMatchObject({ queryType });
      }
    }
  );

  it('has provisioning that the plugin accepts', () => {
    const files = codeBlocks(text, 'yaml').map(
      (file) =>
        parse(file) as {
          datasources: ReadonlyArray<{
            type: string;
            jsonData: { accounts: ReadonlyArray<{ id: string }> };
            secureJsonData: Record<string, string>;
          }>;
        }
    );
    const ours = files.flatMap(({ datasources }) => datasources).filter(({ type }) => type.startsWith('glance-'));
    expect(ours).toHaveLength(1);
    for (const { jsonData, secureJsonData } of ours) {
      const { accounts } = parseSettings({ jsonData, secureJsonData });
      expect(accounts.map(({ id }) => id)).toEqual(jsonData.accounts.map(({ id }) => id));
    }
  });
});

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    const types = codeBlocks(readme, 'json').map((block) => (JSON.parse(block) as { queryType: string }).queryType);
    expect(new Set(types)).toEqual(new Set(['stats', 'credits', 'reputation', 'variable']));
  });

  it('names every setting, every field and every value', () => {
    const names = [
      'timeout',
      'cacheTtlSeconds',
      'maxConcurrentRequests',
      'tlsCACert',
      'tlsSkipVerify',
      'onBehalfOf',
      'apiUrl',
      'cache_max_mb',
      'log_level',
      'names',
      'top',
      'legendFormat',
      'format',
      ...REGIONS,
      ...SOURCES,
      ...METRICS.global,
      ...METRICS.mailboxProviders,
      ...RATES,
      ...AGGREGATIONS,
      ...TODAY_SHOWS,
      ...FIGURES,
    ];
    expect(names.filter((name) => !new RegExp(`[\`.":]${name}[\`"]`).test(readme))).toEqual([]);
    expect(Object.values(NAME_LABELS).filter((label) => !readme.includes(`\`${label}\``))).toEqual([]);
  });
});
