/** @jest-environment jsdom */
import { type PanelDataQuery } from './DatadogLogsDataQuery';
import { switchQueryType } from './switchQueryType';

const COUNTS: PanelDataQuery = {
  refId: 'A',
  queryType: 'logCounts',
  query: 'status:error',
  indexes: ['main'],
  storageTier: 'flex',
  groupBy: [{ facet: 'service' }],
  interval: '1m',
};

describe('switchQueryType', () => {
  it.each(['logs', 'logVolume'] as const)('keeps the search and drops what only counts have: %s', (queryType) => {
    const expected = { refId: 'A', queryType, query: 'status:error', indexes: ['main'], storageTier: 'flex' };
    expect(switchQueryType(COUNTS, queryType)).toEqual(expected);
  });

  it('changes nothing when the type is the same', () => {
    expect(switchQueryType(COUNTS, 'logCounts')).toBe(COUNTS);
  });

  it('adds no fields of its own', () => {
    const query: PanelDataQuery = { refId: 'B', queryType: 'logs', limit: 5 };
    expect(switchQueryType(query, 'logCounts')).toStrictEqual({ refId: 'B', queryType: 'logCounts' });
  });
});
