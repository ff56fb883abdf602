import {
  dataSourcesIn,
  describeExamples,
  queryTypesIn,
  repositoryFile,
  sectionOf,
  unnamedIn,
} from '@glance/data-source/testing';
import { AGGREGATIONS } from '../src/shared/LogCountsQuery';
import { parseQuery } from '../src/shared/query';
import { parseSettings } from '../src/shared/settings';
import { SITES } from '../src/shared/sites';

const readme = repositoryFile('plugins/datadog-logs/README.md');
/** The part of the project's README that is about this data source. */
const ownSection = sectionOf(repositoryFile('README.md'), '### Datadog Logs');
const documents = [
  ["the plugin's README", readme],
  ["the project's README", ownSection],
] as const;

for (const [document, text] of documents) {
  describeExamples(document, text, {
    type: 'glance-datadoglogs-datasource',
    parseQuery: (model, { fromAlert }) =>
      // Logs themselves cannot be judged by a rule.
      parseQuery(model, { fromAlert: fromAlert && model.queryType === 'logCounts', evaluationDelayMs: 60_000 }),
    checkSettings: (dataSource) => {
      expect(parseSettings(dataSource)).toMatchObject({ site: dataSource.jsonData.site });
    },
  });
}

it.each(documents)('%s has one data source, and queries of more than one type', (_, text) => {
  expect(dataSourcesIn(text)).toHaveLength(1);
  expect(queryTypesIn(text).size).toBeGreaterThan(1);
});

describe("the plugin's README", () => {
  it('has queries of every type', () => {
    expect(queryTypesIn(readme)).toEqual(new Set(['logCounts', 'logs', 'logVolume', 'variable']));
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
    expect(unnamedIn(readme, names)).toEqual([]);
  });
});
