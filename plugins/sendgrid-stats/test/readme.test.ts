import {
  dataSourcesIn,
  describeExamples,
  queryTypesIn,
  repositoryFile,
  sectionOf,
  unnamedIn,
} from '@glance/data-source/testing';
import { FIGURES } from '../src/shared/AccountQuery';
import { parseQuery } from '../src/shared/query';
import { REGIONS } from '../src/shared/SendGridSettings';
import { parseSettings } from '../src/shared/settings';
import { METRICS, NAME_LABELS, RATES, SOURCES } from '../src/shared/sources';
import { AGGREGATIONS, TODAY_SHOWS } from '../src/shared/StatsQuery';

const readme = repositoryFile('plugins/sendgrid-stats/README.md');
/** The part of the project's README that is about this data source. */
const ownSection = sectionOf(repositoryFile('README.md'), '### SendGrid Stats');
const documents = [
  ["the plugin's README", readme],
  ["the project's README", ownSection],
  ['the walk-through', repositoryFile('docs/moving-to-accounts.md').replaceAll('$account', 'shop')],
] as const;

for (const [document, text] of documents) {
  describeExamples(document, text, {
    type: 'glance-sendgridstats-datasource',
    parseQuery,
    checkSettings: (dataSource) => {
      const named = dataSource.jsonData['accounts'] as ReadonlyArray<{ readonly id: string }>;
      const { accounts } = parseSettings(dataSource);
      expect(accounts.map(({ id }) => id)).toEqual(named.map(({ id }) => id));
    },
  });
}

it.each(documents)('%s has one data source', (_, text) => {
  expect(dataSourcesIn(text)).toHaveLength(1);
});

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    expect(queryTypesIn(readme)).toEqual(new Set(['stats', 'credits', 'reputation', 'variable']));
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
    expect(unnamedIn(readme, names)).toEqual([]);
    expect(Object.values(NAME_LABELS).filter((label) => !readme.includes(`\`${label}\``))).toEqual([]);
  });
});
