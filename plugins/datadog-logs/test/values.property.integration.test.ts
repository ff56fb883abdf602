import { rowsOf, seriesOf } from '@glance/data-source/testing';
import fc from 'fast-check';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const RANGE = { from: '2026-11-25T09:00:00Z', to: '2026-11-25T09:10:00Z' };
const START_MS = Date.parse(RANGE.from);

/** Texts that search syntax, JSON, label text or a legend could stumble over. */
const AWKWARD = [
  'a "quoted" value',
  'back\\slash',
  'trailing\\',
  'service:web',
  'a:b:c',
  '*',
  'w*ld?card',
  'AND',
  'OR',
  'NOT',
  '-status:error',
  '(none) ',
  '(total) ',
  'größer als 5 €',
  '日本語',
  '🙂',
  'e\u0301',
  '{{service}}',
  '${service}',
  '$service',
  'a, b',
  'x=1, y=2',
  ' leading',
  'line\nbreak',
  'tab\there',
  '<b>',
  '__proto__',
  'constructor',
  'null',
  '0',
];
const text = fc
  .oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .filter((value) => value !== '(none)' && value !== '(total)');
const groups = fc.uniqueArray(fc.record({ team: text, zone: text, count: fc.integer({ min: 1, max: 3 }) }), {
  maxLength: 8,
  selector: ({ team, zone }) => JSON.stringify([team, zone]),
});

it('the values of facets come as labels exactly as logs have them, in both modes, with their own counts', async () => {
  const logs = await under.plugin.open();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(groups, async (known) => {
      round += 1;
      under.datadog.store.clear();
      for (const { team, zone, count } of known) {
        const events = Array.from({ length: count }, (_, index) => ({
          timeMs: START_MS + index * 1000,
          message: 'x',
          attributes: { team, zone },
        }));
        under.datadog.store.add(events);
      }
      // Another search every time, so that no answer of another round is taken.
      const query = {
        query: `* -round:${round}`,
        interval: '10m',
        groupBy: [
          { facet: '@team', limit: 50 },
          { facet: '@zone', limit: 50 },
        ],
      };
      const expected = new Map(known.map(({ team, zone, count }) => [JSON.stringify([team, zone]), count]));
      const series = seriesOf(await logs.frame(query, RANGE));
      const bySeries = series.map(
        ({ labels, values }) => [JSON.stringify([labels['@team'], labels['@zone']]), values[0]] as const
      );
      expect(new Map(bySeries)).toEqual(expected);
      const rows = rowsOf(await logs.frame({ ...query, mode: 'total' }, RANGE));
      expect(new Map(rows.map((row) => [JSON.stringify([row['@team'], row['@zone']]), row['count']]))).toEqual(
        expected
      );
    }),
    { numRuns: 60 }
  );
});

it('a series is named by its values, whatever is in them', async () => {
  const logs = await under.plugin.open();
  under.datadog.store.add(AWKWARD.map((service) => ({ timeMs: START_MS, message: 'x', service })));
  const frame = await logs.frame({ interval: '10m', groupBy: [{ facet: 'service', limit: 50 }] }, RANGE);
  expect(
    seriesOf(frame)
      .map(({ legend }) => legend)
      .sort()
  ).toEqual([...AWKWARD].sort());
  const named = await logs.frame(
    { interval: '10m', groupBy: [{ facet: 'service', limit: 50 }], legendFormat: 'of {{service}}' },
    RANGE
  );
  expect(
    seriesOf(named)
      .map(({ legend }) => legend)
      .sort()
  ).toEqual(AWKWARD.map((service) => `of ${service}`).sort());
});

it('groups with such names are kept, and expected', async () => {
  const logs = await under.plugin.open();
  const earlier = START_MS - 3_600_000;
  under.datadog.store.add(AWKWARD.map((service) => ({ timeMs: earlier, message: 'x', service })));
  const query = { interval: '1m', groupBy: [{ facet: 'service' }] };
  const kept = await logs.frame({ ...query, evaluationDelay: '0s' }, { ...RANGE, fromAlert: true });
  expect(
    seriesOf(kept)
      .map(({ labels }) => labels['service'])
      .sort()
  ).toEqual([...AWKWARD].sort());
  // What looks like a variable cannot be written into a query.
  const expected = AWKWARD.filter((service) => !/^\$/.test(service)).map((service) => ({ service }));
  const frame = await logs.frame({ ...query, expectedGroups: expected }, RANGE);
  expect(
    seriesOf(frame)
      .map(({ labels }) => labels['service'])
      .sort()
  ).toEqual(expected.map(({ service }) => service).sort());
});
