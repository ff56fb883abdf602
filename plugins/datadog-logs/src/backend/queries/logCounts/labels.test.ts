import { parseLogCountsQuery } from '../../../shared/logCountsSchema';
import { labelScheme } from './labels';

const schemeOf = (computes: readonly object[], facets: readonly string[]) =>
  labelScheme(
    parseLogCountsQuery(
      { computes, groupBy: facets.map((facet) => ({ facet, limit: 2 })) },
      { fromAlert: false, evaluationDelayMs: 0 }
    )
  );
const COUNT = { aggregation: 'count' };
const PC95 = { aggregation: 'pc95', metric: '@duration' };

describe('labelScheme', () => {
  it('names labels by their facets', () => {
    const scheme = schemeOf([COUNT], ['service', '@http.status_code']);
    expect(scheme).toMatchObject({
      facetNames: ['service', '@http.status_code'],
      hasMetric: false,
      valueColumn: 'count',
    });
    expect(scheme.labelsOf(['web', '500'], { aggregation: 'count', name: 'count' })).toEqual({
      service: 'web',
      '@http.status_code': '500',
    });
  });

  it('tells several computes apart by a label', () => {
    const scheme = schemeOf([COUNT, PC95], ['service']);
    expect(scheme).toMatchObject({ hasMetric: true, valueColumn: 'value' });
    expect(scheme.labelsOf(['web'], { aggregation: 'pc95', name: 'pc95:@duration' })).toEqual({
      service: 'web',
      metric: 'pc95:@duration',
    });
  });

  it.each<[string, readonly object[], readonly string[], readonly string[]]>([
    ['metric', [COUNT], ['metric'], ['facet_metric']],
    ['value', [COUNT], ['value'], ['facet_value']],
    ['the value column', [COUNT], ['count'], ['facet_count']],
    [
      'the value column by its given name',
      [{ ...COUNT, name: 'errors' }],
      ['errors', 'count'],
      ['facet_errors', 'count'],
    ],
    ['a compute, where the column is called otherwise', [COUNT, PC95], ['count'], ['count']],
    [
      'metric, beside one with the prefixed name',
      [COUNT],
      ['metric', 'facet_metric'],
      ['facet_facet_metric', 'facet_metric'],
    ],
    ['both', [COUNT], ['metric', 'value'], ['facet_metric', 'facet_value']],
  ])('calls a facet otherwise that is called like %s', (_, computes, facets, names) => {
    expect(schemeOf(computes, facets).facetNames).toEqual(names);
  });
});
