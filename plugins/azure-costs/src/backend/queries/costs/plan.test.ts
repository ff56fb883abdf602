import { parseDay } from '@glance/time-buckets';
import { parseCostsQuery } from '../../../shared/costsSchema';
import { executedQuery } from './executedQuery';
import { planCosts } from './plan';
import { requestBody } from './requestBody';

const NOW_MS = Date.UTC(2026, 10, 20, 12);

function plan(
  model: Readonly<Record<string, unknown>>,
  { first = '2026-11-01', last = '2026-11-20', scopes = ['subscriptions/a'], nowMs = NOW_MS } = {}
) {
  const query = parseCostsQuery({ queryType: 'costs', ...model }, { fromAlert: false });
  return planCosts({ query, scopes, days: { first: parseDay(first), last: parseDay(last) }, nowMs });
}

describe('planCosts', () => {
  it('asks each scope once for a range of up to 364 days', () => {
    const requests = plan(
      {},
      { first: '2025-11-22', last: '2026-11-20', scopes: ['subscriptions/a', 'subscriptions/b'] }
    );
    expect(requests.map(({ scope, from, to }) => `${scope} ${from} ${to}`)).toEqual([
      'subscriptions/a 2025-11-22 2026-11-20',
      'subscriptions/b 2025-11-22 2026-11-20',
    ]);
  });

  it('cuts several years into pieces of whole months that touch and do not overlap', () => {
    const requests = plan({ granularity: 'Monthly' }, { first: '2023-01-01', last: '2026-11-20' });
    expect(requests.map(({ from, to }) => `${from}..${to}`)).toEqual([
      '2023-01-01..2023-11-30',
      '2023-12-01..2024-10-31',
      '2024-11-01..2025-09-30',
      '2025-10-01..2026-08-31',
      '2026-09-01..2026-11-20',
    ]);
  });

  it('knows nothing of how an answer is drawn', () => {
    const drawn = { top: { limit: 3 }, cumulative: true, format: 'table', legendFormat: '{{x}}' };
    const unsettledDays = { days: 9, show: 'drop' };
    expect(plan({ ...drawn, unsettledDays })).toEqual(plan({}));
  });

  it('has one form for questions that mean the same', () => {
    const filters = [
      { type: 'Dimension', name: 'ServiceName', operator: 'In', values: ['b', 'a', 'b'] },
      { type: 'TagKey', name: 'env', operator: 'NotIn', values: ['x'] },
    ];
    const groupBy = [
      { type: 'Dimension', name: 'ServiceName' },
      { type: 'TagKey', name: 'env' },
    ];
    expect(plan({ filters, groupBy })).toEqual(
      plan({
        filters: [filters[1], { ...filters[0], name: 'servicename', values: ['a', 'b'] }],
        groupBy: [groupBy[1], groupBy[0]],
      })
    );
  });

  it('asks for the unit of usage quantities while a grouping is free', () => {
    const groupingsOf = (model: Record<string, unknown>) => plan(model)[0]?.groupBy.map(({ name }) => name);
    const [service, location, unit] = ['ServiceName', 'ResourceLocation', 'UnitOfMeasure'].map((name) => ({ name }));
    expect(groupingsOf({ metric: 'UsageQuantity', groupBy: [service] })).toEqual(['ServiceName', 'UnitOfMeasure']);
    expect(groupingsOf({ metric: 'UsageQuantity', groupBy: [unit] })).toEqual(['UnitOfMeasure']);
    expect(groupingsOf({ metric: 'UsageQuantity', groupBy: [service, location] })).toEqual([
      'ResourceLocation',
      'ServiceName',
    ]);
    expect(groupingsOf({ metric: 'Cost', groupBy: [service] })).toEqual(['ServiceName']);
  });

  it('takes a month for closed from the sixth day of the next one', () => {
    const october = { first: '2026-10-01', last: '2026-10-31' };
    const isClosedAt = (now: string) => plan({}, { ...october, nowMs: Date.parse(now) })[0]?.isClosed;
    expect(isClosedAt('2026-11-05T23:59:59Z')).toBe(false);
    expect(isClosedAt('2026-11-06T00:00:00Z')).toBe(true);
    expect(plan({}, { first: '2026-10-01', last: '2026-11-01' })[0]?.isClosed).toBe(false);
  });
});

describe('requestBody', () => {
  const bodyOf = (model: Record<string, unknown>) => requestBody(plan(model)[0]!);

  it('is what Cost Management’s reference describes, with both ends of the period in it', () => {
    expect(
      bodyOf({ costType: 'AmortizedCost', metric: 'CostUSD', groupBy: [{ type: 'TagKey', name: 'env' }] })
    ).toEqual({
      type: 'AmortizedCost',
      timeframe: 'Custom',
      timePeriod: { from: '2026-11-01T00:00:00Z', to: '2026-11-20T23:59:59Z' },
      dataset: {
        granularity: 'Daily',
        aggregation: { CostUSD: { name: 'CostUSD', function: 'Sum' } },
        grouping: [{ type: 'TagKey', name: 'env' }],
      },
    });
  });

  it('has one filter alone and several under `and`, and negates with `not`', () => {
    const inEnv = { type: 'TagKey', name: 'env', operator: 'In', values: ['prod'] };
    const notInService = { type: 'Dimension', name: 'ServiceName', operator: 'NotIn', values: ['(none)', 'Storage'] };
    const tags = { tags: { name: 'env', operator: 'In', values: ['prod'] } };
    const not = { not: { dimensions: { name: 'ServiceName', operator: 'In', values: ['', 'Storage'] } } };
    expect(bodyOf({}).dataset).not.toHaveProperty('filter');
    expect(bodyOf({ filters: [inEnv] }).dataset.filter).toEqual(tags);
    expect(bodyOf({ filters: [notInService] }).dataset.filter).toEqual(not);
    expect(bodyOf({ filters: [inEnv, notInService] }).dataset.filter).toEqual({ and: [not, tags] });
  });
});

describe('executedQuery', () => {
  it('shows each body once, under the scopes that it went to', () => {
    const text = executedQuery(plan({}, { scopes: ['subscriptions/a', 'subscriptions/b'] }));
    expect(text.match(/"timePeriod"/g)).toHaveLength(1);
    expect(text).toContain('POST /subscriptions/a/providers/Microsoft.CostManagement/query\nPOST /subscriptions/b/');
  });
});
