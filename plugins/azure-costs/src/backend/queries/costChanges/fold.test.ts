import { parseDay } from '@glance/time-buckets';
import { parseCostChangesQuery } from '../../../shared/costChangesSchema';
import { WEB } from '../../../../test/fixtures/foldRows';
import { foldCostChanges } from './fold';
import { planCostChanges } from './plan';

const NOW_MS = Date.parse('2026-11-20T12:00:00Z');
const GROUPINGS = [{ type: 'Dimension', name: 'ServiceName' }] as const;

/** Changes of one group over a baseline of one week; amounts by day. */
function changesOf(amounts: Readonly<Record<string, number>>, neverAsked?: { first: string; last: string }) {
  const query = parseCostChangesQuery(
    { queryType: 'costChanges', groupBy: GROUPINGS, baselineDays: 7 },
    { fromAlert: false }
  );
  const comparison = planCostChanges(query, { fromMs: NOW_MS, toMs: NOW_MS, nowMs: NOW_MS });
  if (comparison === undefined) {
    throw new Error('the range lies in the future');
  }
  const days = Object.keys(amounts);
  const table = {
    groups: [{ values: ['VM'], currency: 'USD' }],
    groupOfRow: new Uint32Array(days.length),
    slotOfRow: Int32Array.from(days, parseDay),
    amounts: Float64Array.from(Object.values(amounts)),
  };
  const answer = {
    scope: WEB,
    question: { granularity: 'Daily' as const, groupBy: GROUPINGS },
    table,
    ...(neverAsked && { neverAsked: { first: parseDay(neverAsked.first), last: parseDay(neverAsked.last) } }),
  };
  const { changes } = foldCostChanges({ query, comparison, scopes: [WEB], answers: [answer] });
  return changes.map(({ current, baseline, change, changePercent }) => [current, baseline, change, changePercent]);
}

describe('a change', () => {
  it('is the current day less the baseline', () => {
    expect(changesOf({ '2026-11-18': 15, '2026-11-11': 10 })).toEqual([[15, 10, 5, 50]]);
  });

  it('has no percentage where the baseline is 0', () => {
    expect(changesOf({ '2026-11-18': 15 })).toEqual([[15, 0, 15, null]]);
  });

  it('is told of a group that has gone', () => {
    expect(changesOf({ '2026-11-11': 10 })).toEqual([[0, 10, -10, -100]]);
  });

  it('is not told of a group whose cost lies on other days only', () => {
    expect(changesOf({ '2026-11-17': 10, '2026-11-19': 10, '2026-11-18': 0 })).toEqual([]);
  });

  it('has the sign of the change in its percentage where the baseline is a credit', () => {
    expect(changesOf({ '2026-11-18': -5, '2026-11-11': -10 })).toEqual([[-5, -10, 5, 50]]);
    expect(changesOf({ '2026-11-18': -20, '2026-11-11': -10 })).toEqual([[-20, -10, -10, -100]]);
  });

  it('is unknown, and not a fall to 0, where Azure was asked before the current day had come', () => {
    const neverAsked = { first: '2026-11-18', last: '2026-11-18' };
    expect(changesOf({ '2026-11-11': 10 }, neverAsked)).toEqual([[null, 10, null, null]]);
  });
});
