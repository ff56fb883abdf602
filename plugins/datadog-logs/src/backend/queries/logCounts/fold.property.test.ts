import fc from 'fast-check';
import { floorTo, type TimeRange } from '../../../shared/interval';
import type { LogCountsQuery } from '../../../shared/LogCountsQuery';
import type { AggregateAnswer } from '../../upstream/AggregateAnswer';
import type { AggregateRequest } from '../../upstream/AggregateRequest';
import { countsChunks } from './countsChunks';
import { countsTable, summed } from './CountsTable';
import { foldLogCounts } from './fold';
import { loadCounts } from './loadCounts';
import { planLogCounts } from './plan';
import { slotAxis } from './SlotAxis';

interface Log {
  readonly atMs: number;
  readonly service: string;
}

const MINUTE = 60_000;
const START = Date.parse('2026-11-25T00:00:00Z');
const SERVICES = ['web', 'api', '(none)', 'a "quoted" \\ name:x', 'AND', '__proto__'];

const logs = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 300 * MINUTE }).map((ms) => START + ms),
    service: fc.constantFrom(...SERVICES),
  }),
  { maxLength: 80 }
);
const range = fc
  .record({ fromMs: fc.nat({ max: 200 * MINUTE }), lengthMs: fc.integer({ min: 1, max: 90 * MINUTE }) })
  .map(({ fromMs, lengthMs }): TimeRange => ({ fromMs: START + fromMs, toMs: START + fromMs + lengthMs }));

const QUERY: LogCountsQuery = {
  queryType: 'logCounts',
  query: '*',
  indexes: ['*'],
  storageTier: 'indexes',
  computes: [{ aggregation: 'count', name: 'count' }],
  groupBy: [],
  mode: 'timeseries',
  evaluationDelayMs: 0,
  partialBuckets: 'keep',
  fill: 'auto',
  expectedGroups: [],
  total: false,
  legendFormat: '',
};
const BY_SERVICE = [{ facet: 'service', limit: 100, sort: 'desc', missing: true }] as const;

/** Counts as Datadog does: by group and clock-aligned bucket, leaving out empty ones. */
function answerOf(all: readonly Log[], request: AggregateRequest): AggregateAnswer {
  const { fromMs, toMs, intervalMs, groupBy } = request;
  const found = all.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const groups = groupBy.length === 0 ? [undefined] : [...new Set(found.map(({ service }) => service))];
  const buckets = groups.map((service) => {
    const own = found.filter((log) => service === undefined || log.service === service);
    const by: Readonly<Record<string, string>> = service === undefined ? {} : { service };
    if (intervalMs === undefined) {
      return { by, computes: [own.length] };
    }
    const starts = [...new Set(own.map(({ atMs }) => floorTo(atMs, intervalMs)))].sort((a, b) => a - b);
    const values = starts.map((start) => own.filter(({ atMs }) => floorTo(atMs, intervalMs) === start).length);
    return { by, computes: [{ timesMs: starts, values }] };
  });
  return { buckets: found.length === 0 ? [] : buckets, status: 'done', warnings: [] };
}

async function seriesOf(query: LogCountsQuery, all: readonly Log[], asked: { range: TimeRange; intervalMs: number }) {
  const nowMs = START + 86_400_000;
  const { groups: part } = planLogCounts(query, { ...asked, nowMs });
  const pieces = countsChunks(part, 'owner');
  const held = await loadCounts({ question: part.question, pieces, nowMs }, (request) =>
    Promise.resolve(answerOf(all, request))
  );
  const axis = slotAxis(part.range, part.question.intervalMs);
  const facets = query.groupBy.map(({ facet }) => facet);
  const table = countsTable(held, { axis, facets, computes: query.computes });
  const isSummed = query.mode === 'total' && part.kind === 'blocks';
  return {
    kind: part.kind,
    ...foldLogCounts({
      query,
      axis: query.mode === 'total' ? slotAxis(asked.range) : axis,
      groups: isSummed ? summed(table) : table,
    }),
  };
}

const within =
  ({ fromMs, toMs }: TimeRange) =>
  (log: Log) =>
    log.atMs >= fromMs && log.atMs < toMs;

it('what is folded is what a plain count of the logs in each bucket gives, in blocks or not', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs,
      range,
      fc.constantFrom(1000, MINUTE, 5 * MINUTE),
      fc.boolean(),
      async (all, asked, intervalMs, isAligned) => {
        const { fromMs, toMs } = asked;
        const from = floorTo(fromMs, intervalMs);
        const counted = isAligned
          ? { fromMs: from, toMs: Math.max(floorTo(toMs, intervalMs), from + intervalMs) }
          : asked;
        const { series, axis } = await seriesOf(QUERY, all, { range: counted, intervalMs });
        const naive = [...axis.times].map(
          (start) => all.filter(within(counted)).filter(({ atMs }) => floorTo(atMs, intervalMs) === start).length
        );
        expect(series).toMatchObject([{ by: [], labels: {}, values: naive }]);
        expect(naive.reduce((sum, count) => sum + count, 0)).toBe(all.filter(within(counted)).length);
      }
    )
  );
});

it('so it is by group, with zeros where a group has none, the largest first', async () => {
  await fc.assert(
    fc.asyncProperty(logs, range, async (all, asked) => {
      const query = { ...QUERY, groupBy: BY_SERVICE };
      const { series, axis } = await seriesOf(query, all, { range: asked, intervalMs: MINUTE });
      const found = all.filter(within(asked));
      expect(series.map(({ by }) => by[0]).sort()).toEqual([...new Set(found.map(({ service }) => service))].sort());
      for (const { by, values } of series) {
        const own = found.filter(({ service }) => service === by[0]);
        expect(values).toEqual(
          [...axis.times].map((start) => own.filter(({ atMs }) => floorTo(atMs, MINUTE) === start).length)
        );
      }
      const totals = series.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
      expect(totals).toEqual([...totals].sort((a, b) => b - a));
    })
  );
});

it('a total is the same whether its blocks are added up or not', async () => {
  await fc.assert(
    fc.asyncProperty(logs, range, async (all, asked) => {
      const counted = { fromMs: floorTo(asked.fromMs, MINUTE), toMs: floorTo(asked.toMs, MINUTE) + MINUTE };
      const query = { ...QUERY, mode: 'total' } as const;
      const inBlocks = await seriesOf(query, all, { range: counted, intervalMs: MINUTE });
      const exact = await seriesOf(query, all, { range: counted, intervalMs: 7 * 3_600_000 });
      expect([inBlocks.kind, exact.kind]).toEqual(['blocks', 'exact']);
      const count = all.filter(within(counted)).length;
      expect([inBlocks.series, exact.series].map(([only]) => only?.values)).toEqual([[count], [count]]);
    })
  );
});
