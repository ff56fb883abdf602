import { formatDay, parseDay } from '@glance/time-buckets';
import { parseCostsQuery } from '../../../shared/costsSchema';
import { type CostsPiece, requestFor } from './CostsPiece';
import { executedQuery } from './executedQuery';
import { planCosts, runsOf } from './plan';
import { requestBody } from './requestBody';

const TODAY = '2026-11-20';
const today = parseDay(TODAY);

interface Asked {
  readonly first?: string;
  readonly last?: string;
}

function plan(model: Readonly<Record<string, unknown>>, { first = '2026-11-01', last = TODAY }: Asked = {}) {
  const query = parseCostsQuery({ queryType: 'costs', ...model }, { fromAlert: false });
  return planCosts(query, { first: parseDay(first), last: parseDay(last) });
}

/** What a scope would be asked if nothing were held. */
function requests(model: Readonly<Record<string, unknown>>, asked: Asked = {}) {
  const { question, pieces } = plan(model, asked);
  return runsOf(pieces, today).map((run) => requestFor({ scope: 'subscriptions/a', question, pieces: run, today }));
}

const names = (pieces: readonly CostsPiece[]) => pieces.map(({ name }) => name);
const spans = (model: Readonly<Record<string, unknown>>, asked: Asked = {}) =>
  requests(model, asked).map(({ from, to }) => `${from}..${to}`);

describe('planCosts', () => {
  it.each(['Daily', 'Monthly'])(
    'makes calendar months of %s costs, whole whatever the range needs of them',
    (granularity) => {
      const { question, pieces } = plan({ granularity }, { first: '2026-09-20', last: '2026-11-10' });
      expect(question.granularity).toBe(granularity);
      expect(names(pieces)).toEqual(['2026-09', '2026-10', '2026-11']);
      const text = ({ first, last }: CostsPiece['days']) => `${formatDay(first)}..${formatDay(last)}`;
      expect(pieces.map(({ days, needed }) => [text(days), text(needed)])).toEqual([
        ['2026-09-01..2026-09-30', '2026-09-20..2026-09-30'],
        ['2026-10-01..2026-10-31', '2026-10-01..2026-10-31'],
        ['2026-11-01..2026-11-30', '2026-11-01..2026-11-10'],
      ]);
    }
  );

  it('sums up totals from the days that daily panels ask for, while groups are few', () => {
    for (const groupBy of [[], [{ name: 'ServiceName' }], [{ type: 'TagKey', name: 'ResourceId' }]]) {
      expect(plan({ granularity: 'None', groupBy })).toEqual(plan({ granularity: 'Daily', groupBy }));
    }
    const quantity = { metric: 'UsageQuantity', groupBy: [{ name: 'ServiceName' }] };
    expect(plan({ ...quantity, granularity: 'None' })).toEqual(plan(quantity));
  });

  it('asks for totals as such where groups may be many, and names the piece by its range', () => {
    const two = [{ name: 'ServiceName' }, { name: 'ResourceLocation' }];
    for (const groupBy of [two, [{ name: 'ResourceId' }], [{ name: 'MeterId' }]]) {
      const { question, pieces } = plan({ granularity: 'None', groupBy }, { first: '2026-10-05', last: '2026-11-20' });
      expect(question.granularity).toBe('None');
      expect(names(pieces)).toEqual(['2026-10-05..2026-11-20']);
    }
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
    const groupingsOf = (model: Record<string, unknown>) => plan(model).question.groupBy.map(({ name }) => name);
    const [service, location, unit] = ['ServiceName', 'ResourceLocation', 'UnitOfMeasure'].map((name) => ({ name }));
    expect(groupingsOf({ metric: 'UsageQuantity', groupBy: [service] })).toEqual(['ServiceName', 'UnitOfMeasure']);
    expect(groupingsOf({ metric: 'UsageQuantity', groupBy: [unit] })).toEqual(['UnitOfMeasure']);
    expect(groupingsOf({ metric: 'UsageQuantity', groupBy: [service, location] })).toEqual([
      'ResourceLocation',
      'ServiceName',
    ]);
    expect(groupingsOf({ metric: 'Cost', groupBy: [service] })).toEqual(['ServiceName']);
  });
});

describe('runsOf', () => {
  it('asks neighbouring months at once, and none that is held in between', () => {
    const { pieces } = plan({}, { first: '2026-05-10' });
    const missing = pieces.filter(({ name }) => name !== '2026-08');
    expect(runsOf(missing, today).map(names)).toEqual([
      ['2026-05', '2026-06', '2026-07'],
      ['2026-09', '2026-10', '2026-11'],
    ]);
    expect(runsOf([], today)).toEqual([]);
  });

  it('fills a request up to 364 days, of which those to come are none', () => {
    const year = plan({}, { first: '2025-12-01' });
    expect(runsOf(year.pieces, today)).toHaveLength(1);
    expect(runsOf(year.pieces, parseDay('2026-11-29')).map((run) => run.length)).toEqual([12]);
    expect(runsOf(year.pieces, parseDay('2026-11-30')).map((run) => run.length)).toEqual([11, 1]);
  });
});

describe('requestFor', () => {
  it('asks a scope for all days of a run, as far as they have come', () => {
    const asked = requests({}, { first: '2025-12-22' });
    expect(asked.map(({ scope, from, to }) => `${scope} ${from} ${to}`)).toEqual([
      'subscriptions/a 2025-12-01 2026-11-20',
    ]);
  });

  it('cuts several years into spans of whole months that touch and do not overlap', () => {
    const range = { first: '2023-01-15' };
    const whole = [
      '2023-01-01..2023-11-30',
      '2023-12-01..2024-10-31',
      '2024-11-01..2025-09-30',
      '2025-10-01..2026-08-31',
      '2026-09-01..2026-11-20',
    ];
    expect(spans({ granularity: 'Monthly' }, range)).toEqual(whole);
    expect(spans({ granularity: 'None' }, range)).toEqual(whole);
    const groupBy = [{ name: 'ResourceId' }];
    expect(spans({ granularity: 'None', groupBy }, range)[0]).toBe('2023-01-15..2023-12-31');
  });
});

describe('requestBody', () => {
  const bodyOf = (model: Record<string, unknown>) => requestBody(requests(model)[0]!);

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
    const text = executedQuery(plan({}, { first: '2025-01-01' }), ['subscriptions/a', 'subscriptions/b'], today);
    const calls = ['a', 'b']
      .map((id) => `POST /subscriptions/${id}/providers/Microsoft.CostManagement/query\n`)
      .join('');
    expect(text.split('\n\n').map((part) => part.replace(calls, ''))).toEqual(
      requests({}, { first: '2025-01-01' }).map((request) => JSON.stringify(requestBody(request), undefined, 2))
    );
    expect(text.match(/"timePeriod"/g)).toHaveLength(2);
  });
});
