import { logCountsProblems } from './limits';

const fieldsOf = (query: Partial<Parameters<typeof logCountsProblems>[0]>) =>
  logCountsProblems({ groupLimit: 10, ...query }).map(({ field }) => field);

describe('logCountsProblems', () => {
  it('tells all of them, for the editor', () => {
    expect(
      fieldsOf({
        computes: [{ aggregation: 'avg' }, { aggregation: 'avg' }],
        groupBy: [{ facet: '' }, { facet: 'service', limit: 9999 }],
        interval: 'x',
        evaluationDelay: 'x',
        keepGroups: 'x',
        expectedGroups: [{}],
      })
    ).toEqual([
      'computes[0].metric',
      'computes[1].metric',
      'computes[1].name',
      'groupBy[0].facet',
      'groupBy',
      'interval',
      'evaluationDelay',
      'keepGroups',
      'expectedGroups[0]',
    ]);
  });

  it('passes over what holds a variable, which nobody knows yet', () => {
    expect(
      fieldsOf({
        groupBy: [{ facet: '$facet' }, { facet: '$facet' }],
        interval: '$__interval',
        evaluationDelay: '${delay}',
        keepGroups: '[[keep]]',
        expectedGroups: [{ service: 'x' }],
      })
    ).toEqual([]);
  });

  it('has nothing against a query that says nothing', () => {
    expect(fieldsOf({})).toEqual([]);
  });
});
