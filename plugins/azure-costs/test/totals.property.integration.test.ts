import { formatDay, parseDay } from '@glance/time-buckets';
import * as fc from 'fast-check';
import { foldCosts } from '../src/backend/queries/costs/fold';
import { costsPeriod } from '../src/backend/queries/costs/period';
import { readCostPages } from '../src/backend/queries/costs/readCostPages';
import { resolveScopes } from '../src/backend/queries/costs/resolveScopes';
import { parseCostsQuery } from '../src/shared/costsSchema';
import type { DataSourceUnderTest } from './fixtures/openDataSource';
import { rowsOf } from './fixtures/scriptedAnswer';
import { startAzure } from './fixtures/startAzure';

// Totals are added up from months of daily costs. They have to be what Azure itself says of the range.
const under = startAzure();
const TODAY = parseDay('2026-11-25');
/** Azure answers about a year at once. */
const HISTORY_DAYS = 364;
const RUNS = 25;

const model = fc.record({
  metric: fc.constantFrom('Cost', 'CostUSD'),
  costType: fc.constantFrom('ActualCost', 'AmortizedCost'),
  groupBy: fc.constantFrom(
    [],
    [{ type: 'Dimension', name: 'ServiceName' }],
    [{ type: 'Dimension', name: 'ResourceGroupName' }],
    [{ type: 'TagKey', name: 'team' }]
  ),
  unsettledDays: fc.record({ days: fc.integer({ min: 0, max: 3 }), show: fc.constantFrom('drop', 'include') }),
  scope: fc.integer({ min: 0, max: 2 }),
});
const range = fc.record({
  firstDaysAgo: fc.integer({ min: 4, max: HISTORY_DAYS }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** What Azure answers to a question without granularity about exactly these days, in the shape of rows. */
async function azuresTotals(costs: DataSourceUnderTest, query: Record<string, unknown>, range: [string, string]) {
  const { azure, clock } = under;
  const [fromMs, toMs] = range.map((text) => Date.parse(text)) as [number, number];
  const parsed = parseCostsQuery({ queryType: 'costs', granularity: 'None', ...query }, { fromAlert: false });
  const period = costsPeriod(parsed, { fromMs, toMs, nowMs: clock.now() });
  if (period.kind !== 'period') {
    throw new Error(`no period: ${period.kind}`);
  }
  const { costType, metric, granularity, groupBy, filters } = parsed;
  const question = { costType, metric, granularity, groupBy, filters };
  const days = { from: formatDay(period.axis.days.first), to: formatDay(period.axis.days.last) };
  const [scope] = resolveScopes(
    parsed.scopes,
    azure.model.subscriptions.map(({ id, displayName }) => ({ id, name: displayName }))
  );
  if (scope === undefined) {
    throw new Error('The question names no scope');
  }
  const call = { signal: new AbortController().signal, priority: 'dashboard' } as const;
  const pages = await costs.instance.upstream.queryCosts({ scope: scope.path, ...question, ...days }, call);
  const table = readCostPages(pages, { ...question, ...days });
  const answers = [{ scope, question, table }];
  return foldCosts({ query: parsed, axis: period.axis, scopes: [scope], answers }).series.map((series) => ({
    ...series.labels,
    [metric]: series.total,
  }));
}

it('a total that is added up from days is Azure’s own, for any range, grouping and currency', async () => {
  const costs = await under.plugin.open();
  await fc.assert(
    fc.asyncProperty(model, range, async ({ scope, ...rest }, { firstDaysAgo, share }) => {
      const first = TODAY - firstDaysAgo;
      const last = first + Math.floor(share * (firstDaysAgo - 3));
      const [from, to] = [first, last + 1].map((day) => new Date(day * 86_400_000).toISOString());
      const query = { scopes: [under.scopes[scope]], ...rest };
      const frame = await costs.frame({ ...query, granularity: 'None' }, { from, to });
      const expected = await azuresTotals(costs, query, [from!, to!]);
      expect(rowsOf(frame)).toHaveLength(expected.length);
      for (const row of expected) {
        const total = Number(row[rest.metric]);
        expect(rowsOf(frame)).toContainEqual({ ...row, [rest.metric]: expect.closeTo(total, 6) });
      }
    }),
    { numRuns: RUNS }
  );
  const askedWhole = under.azure.journal.of('query').filter(({ body }) => body.includes('"granularity":"None"'));
  expect(askedWhole.length).toBeGreaterThanOrEqual(RUNS);
});
