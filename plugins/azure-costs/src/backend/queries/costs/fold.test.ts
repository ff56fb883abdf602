import { DATA, foldRows, page, WEB } from '../../../../test/fixtures/foldRows';
import type { CostPage } from './CostPage';
import type { ResolvedScope } from './ResolvedScope';

const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-11-04T00:00:00Z' };
const NEWEST = { from: '2026-11-17T00:00:00Z', to: '2026-11-21T00:00:00Z' };
const BY_GROUP = { groupBy: [{ name: 'ResourceGroupName' }] };

const groups = (...rows: Array<readonly [number, number, string, string?]>): CostPage =>
  page(
    ['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'],
    rows.map(([cost, date, group, currency = 'USD']) => [cost, date, group, currency])
  );

const totals = (...rows: Array<readonly [number, number, string?]>): CostPage =>
  page(
    ['Cost', 'UsageDate', 'Currency'],
    rows.map(([cost, date, currency = 'USD']) => [cost, date, currency])
  );

function drawn(folded: ReturnType<typeof foldRows>) {
  return folded.series.map(({ labels, amounts, present }) => ({
    labels,
    values: [...amounts].map((amount, slot) => (present[slot] === 1 ? amount : null)),
  }));
}

const values = (folded: ReturnType<typeof foldRows>) => drawn(folded).map((series) => series.values);

describe('foldCosts', () => {
  it('makes one series of resource groups that differ only by case, and names purchases without one', () => {
    const rows = groups([1, 20261101, 'RG-Web'], [2, 20261101, 'rg-web'], [4, 20261103, 'Rg-Web'], [8, 20261102, '']);
    expect(drawn(foldRows(BY_GROUP, NOVEMBER, [[WEB, [rows]]]))).toEqual([
      {
        labels: {
          subscription: 'Web',
          subscriptionId: WEB.kind === 'subscription' ? WEB.subscriptionId : '',
          ResourceGroupName: '(none)',
          currency: 'USD',
        },
        values: [0, 8, 0],
      },
      { labels: expect.objectContaining({ ResourceGroupName: 'rg-web' }), values: [3, 0, 4] },
    ]);
  });

  it('is 0 on a settled day without cost, and null on an unsettled one that Azure has no row for', () => {
    expect(values(foldRows({}, NEWEST, [[WEB, [totals([5, 20261117], [7, 20261119])]]]))).toEqual([[5, 0, 7, null]]);
    const noneUnsettled = { unsettledDays: { days: 0 } };
    expect(values(foldRows(noneUnsettled, NEWEST, [[WEB, [totals([5, 20261117])]]]))).toEqual([[5, 0, 0, 0]]);
  });

  it('leaves unsettled days out when they are dropped, and what has cost only then with them', () => {
    const rows = groups([5, 20261117, 'old'], [7, 20261119, 'old'], [9, 20261120, 'new']);
    const folded = foldRows({ ...BY_GROUP, unsettledDays: { show: 'drop' } }, NEWEST, [[WEB, [rows]]]);
    expect(values(folded)).toEqual([[5, 0]]);
  });

  it('drops rows from outside the period', () => {
    expect(values(foldRows({}, NOVEMBER, [[WEB, [totals([1, 20261031], [2, 20261101], [3, 20261104])]]]))).toEqual([
      [2, 0, 0],
    ]);
  });

  it('has no series for a subscription without any row', () => {
    const folded = foldRows({}, NOVEMBER, [
      [WEB, []],
      [DATA, [totals([1, 20261101])]],
    ]);
    expect(folded.series.map(({ labels }) => labels['subscription'])).toEqual(['Data']);
  });

  it('never adds up costs of different currencies, and adds up what Azure converted to dollars', () => {
    const rows = totals([1, 20261101, 'USD'], [2, 20261101, 'EUR'], [4, 20261101, 'USD']);
    const cost = foldRows({}, NOVEMBER, [[WEB, [rows]]]);
    expect(cost.series.map(({ labels, total }) => [labels['currency'], total])).toEqual([
      ['EUR', 2],
      ['USD', 5],
    ]);
    const usd = page(['CostUSD', 'UsageDate', 'Currency'], rows.rows);
    const converted = foldRows({ metric: 'CostUSD' }, NOVEMBER, [[WEB, [usd]]]);
    expect(converted.series.map(({ labels, total }) => [labels['currency'], total])).toEqual([[undefined, 7]]);
  });

  it('orders series by currency, then largest total, then label text by UTF-16 code unit', () => {
    const rows = groups(
      [5, 20261101, 'b'],
      [5, 20261102, 'a'],
      [5, 20261102, 'ä'],
      [5, 20261102, 'z'],
      [9, 20261101, 'c'],
      [1, 20261101, 'd', 'EUR']
    );
    const folded = foldRows(BY_GROUP, NOVEMBER, [[WEB, [rows]]]);
    expect(folded.series.map(({ groupValues }) => groupValues[0])).toEqual(['d', 'c', 'a', 'b', 'z', 'ä']);
  });

  it('adds up to the start of the range when it is cumulative, and goes on after a null', () => {
    const rows = totals([1, 20261117], [2, 20261118], [4, 20261120]);
    const folded = foldRows({ cumulative: true }, NEWEST, [[WEB, [rows]]]);
    expect(values(folded)).toEqual([[1, 3, null, 7]]);
    expect(folded.series[0]?.total).toBe(7);
  });

  it('joins months and totals that come in pieces', () => {
    const range = { from: '2026-08-10T00:00:00Z', to: '2026-10-10T00:00:00Z' };
    const months = page(
      ['Cost', 'BillingMonth', 'Currency'],
      [
        [1, '2026-08-01T00:00:00', 'USD'],
        [2, '2026-10-01T00:00:00', 'USD'],
      ]
    );
    expect(values(foldRows({ granularity: 'Monthly' }, range, [[WEB, [months]]]))).toEqual([[1, 0, 2]]);
    const parts = [page(['Cost', 'Currency'], [[1, 'USD']]), page(['Currency', 'Cost'], [['USD', 2]])];
    expect(values(foldRows({ granularity: 'None' }, range, [[WEB, parts]]))).toEqual([[3]]);
  });

  it('collects the units that a quantity adds up, and keeps them out of the labels', () => {
    const rows = page(
      ['UsageQuantity', 'UsageDate', 'UnitOfMeasure', 'Currency'],
      [
        [10, 20261101, '1 Hour', 'USD'],
        [5, 20261101, '1 GB', 'USD'],
      ]
    );
    const [series] = foldRows({ metric: 'UsageQuantity' }, NOVEMBER, [[WEB, [rows]]]).series;
    expect(series).toMatchObject({ total: 15, units: ['1 GB', '1 Hour'] });
    expect(Object.keys(series?.labels ?? {})).toEqual(['subscription', 'subscriptionId']);
  });
});

describe('the largest groups', () => {
  const rows = groups(
    [50, 20261101, 'a'],
    [40, 20261101, 'b'],
    [30, 20261102, 'c'],
    [20, 20261103, 'd'],
    [1, 20261101, 'e', 'EUR']
  );
  const more = groups([45, 20261101, 'x'], [5, 20261101, 'y']);
  const named = (model: object) =>
    foldRows({ ...BY_GROUP, ...model }, NOVEMBER, [
      [WEB, [rows]],
      [DATA, [more]],
    ]).series.map(
      ({ scope, groupValues, total }) =>
        `${'subscriptionName' in scope && scope.subscriptionName} ${groupValues} ${total}`
    );

  it('are kept for each currency, and the rest becomes one series for each currency and subscription', () => {
    expect(named({ top: { limit: 2 } })).toEqual([
      'Web e 1',
      'Web (others) 90',
      'Web a 50',
      'Data x 45',
      'Data (others) 5',
    ]);
  });

  it('stand alone when the others are not wanted', () => {
    expect(named({ top: { limit: 2, others: false } })).toEqual(['Web e 1', 'Web a 50', 'Data x 45']);
  });

  it('have no others when there are no more groups than asked for', () => {
    expect(named({ top: { limit: 6 } })).not.toEqual(expect.arrayContaining([expect.stringContaining('(others)')]));
  });

  it('keep days of the rest apart, and null only where all of it is null', () => {
    const newest = groups([9, 20261117, 'big'], [1, 20261119, 'c'], [2, 20261117, 'd']);
    const folded = foldRows({ ...BY_GROUP, top: { limit: 1 } }, NEWEST, [[WEB, [newest]]]);
    expect(values(folded)).toEqual([
      [9, 0, null, null],
      [2, 0, 1, null],
    ]);
  });

  it('let a group that is really called (others) join the rest', () => {
    const folded = foldRows({ ...BY_GROUP, top: { limit: 2 } }, NOVEMBER, [
      [WEB, [groups([9, 20261101, '(others)'], [5, 20261101, 'a'], [4, 20261101, 'b'], [1, 20261101, 'c'])]],
    ]);
    expect(folded.series.map(({ groupValues, total }) => [groupValues[0], total])).toEqual([
      ['(others)', 10],
      ['a', 5],
      ['b', 4],
    ]);
  });
});

describe('labels', () => {
  const labelNames = (
    model: Record<string, unknown>,
    scopes: ReadonlyArray<readonly [ResolvedScope, readonly CostPage[]]>
  ) => foldRows(model, NOVEMBER, scopes).series.map(({ labels }) => Object.keys(labels).join(' '));

  it('give a grouping whose name is taken a prefix', () => {
    const tags = page(
      ['TagKey', 'TagValue', 'Cost', 'UsageDate', 'TagKey', 'TagValue'],
      [['currency', 'gold', 1, 20261101, 'subscription', 's']]
    );
    const groupBy = [
      { type: 'TagKey', name: 'currency' },
      { type: 'TagKey', name: 'subscription' },
    ];
    expect(labelNames({ groupBy }, [[WEB, [tags]]])).toEqual([
      'subscription subscriptionId tag_currency tag_subscription currency',
    ]);
    const twice = page(
      ['TagKey', 'TagValue', 'Cost', 'UsageDate', 'ServiceName'],
      [['ServiceName', 'gold', 1, 20261101, 'Storage']]
    );
    const sameName = [{ name: 'ServiceName' }, { type: 'TagKey', name: 'ServiceName' }];
    expect(labelNames({ groupBy: sameName }, [[WEB, [twice]]])).toEqual([
      'subscription subscriptionId ServiceName tag_ServiceName currency',
    ]);
  });

  it('tell a resource group by its subscription too, and other scopes by their path', () => {
    const group: ResolvedScope = {
      ...(WEB as Extract<ResolvedScope, { subscriptionId: string }>),
      kind: 'resourceGroup',
      path: `${WEB.path}/resourceGroups/rg`,
      resourceGroup: 'rg',
    };
    const root: ResolvedScope = {
      kind: 'managementGroup',
      path: 'providers/Microsoft.Management/managementGroups/root',
    };
    const folded = foldRows({}, NOVEMBER, [
      [group, [totals([1, 20261101])]],
      [root, [totals([2, 20261101])]],
    ]);
    expect(folded.series.map(({ labels }) => labels)).toEqual([
      { scope: root.path, currency: 'USD' },
      expect.objectContaining({ subscription: 'Web', resourceGroup: 'rg', currency: 'USD' }),
    ]);
    expect(folded.labels.names).toEqual(['subscription', 'subscriptionId', 'resourceGroup', 'scope', 'currency']);
  });
});
