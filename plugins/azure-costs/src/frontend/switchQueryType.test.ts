import { type CostChangesDataQuery, type CostsDataQuery } from './AzureCostsDataQuery';
import { switchQueryType } from './switchQueryType';

const SELECTION = {
  refId: 'A',
  hide: true,
  datasource: { uid: 'x' },
  scopes: ['*'],
  costType: 'AmortizedCost',
  metric: 'CostUSD',
  groupBy: [{ type: 'TagKey', name: 'team' }],
  filters: [{ type: 'Dimension', name: 'ServiceName', operator: 'In', values: ['VM'] }],
} as const;

describe('switching the type of a query', () => {
  it('keeps which costs are meant, and how many days are unsettled, but nothing that cost changes refuse', () => {
    const costs: CostsDataQuery = {
      ...SELECTION,
      queryType: 'costs',
      granularity: 'Monthly',
      top: { limit: 3 },
      cumulative: true,
      format: 'table',
      legendFormat: 'x',
      unsettledDays: { days: 4, show: 'include' },
    };
    expect(switchQueryType(costs, 'costChanges')).toEqual({
      ...SELECTION,
      queryType: 'costChanges',
      unsettledDays: { days: 4 },
    });
  });

  it('leaves no empty part behind', () => {
    const costs: CostsDataQuery = { refId: 'A', queryType: 'costs', unsettledDays: { show: 'include' } };
    expect(switchQueryType(costs, 'costChanges')).toEqual({ refId: 'A', queryType: 'costChanges' });
  });

  it('goes back without what only cost changes have', () => {
    const changes: CostChangesDataQuery = {
      ...SELECTION,
      queryType: 'costChanges',
      baselineDays: 14,
      figure: 'change',
      unsettledDays: { days: 4 },
    };
    expect(switchQueryType(changes, 'costs')).toEqual({ ...SELECTION, queryType: 'costs', unsettledDays: { days: 4 } });
  });

  it('changes nothing when the type is the same', () => {
    const query: CostsDataQuery = { refId: 'A', queryType: 'costs', cumulative: true };
    expect(switchQueryType(query, 'costs')).toBe(query);
  });
});
