import { noticesOf, rowsOf, seriesOf } from '@glance/data-source/testing';
import { logsOf } from '../fixtures/logsOf';
import { startDatadog } from '../fixtures/startDatadog';

// The contract's section 4: groups that are reported although they have no logs now, and the total over all groups.
const under = startDatadog();
const RULE = { from: '2026-11-25T09:50:00Z', fromAlert: true };
const PANEL = { from: '2026-11-25T09:50:00Z' };
const BY_SERVICE = { interval: '1m', groupBy: [{ facet: 'service' }] };

const calls = () => under.datadog.journal.of('aggregate').length;
const sums = (frame: Parameters<typeof seriesOf>[0]) =>
  Object.fromEntries(
    seriesOf(frame).map(({ labels, values }) => [
      Object.values(labels).join('/'),
      values.every((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + Number(value), 0),
    ])
  );

describe('kept groups', () => {
  it('are those of the last day for an alert rule, and none on a dashboard, unless either says otherwise', async () => {
    const { plugin, log } = under;
    log(...logsOf('04:00', 3, { service: 'cron' }), ...logsOf('09:55', 2, { service: 'web' }));
    log(...logsOf('04:00', 3, { service: 'gone', timeMs: Date.parse('2026-11-24T09:00:00Z') }));
    const logs = await plugin.open();
    expect(sums(await logs.frame(BY_SERVICE, RULE))).toEqual({ web: 2, cron: 0 });
    expect(sums(await logs.frame(BY_SERVICE, PANEL))).toEqual({ web: 2 });
    expect(sums(await logs.frame({ ...BY_SERVICE, keepGroups: '' }, RULE))).toEqual({ web: 2 });
    expect(sums(await logs.frame({ ...BY_SERVICE, keepGroups: '8h' }, PANEL))).toEqual({ web: 2, cron: 0 });
    expect(sums(await logs.frame({ ...BY_SERVICE, keepGroups: '3d' }, RULE))).toEqual({ web: 2, cron: 0, gone: 0 });
  });

  it('are rows of a total too', async () => {
    const { plugin, log } = under;
    log(...logsOf('04:00', 3, { service: 'cron' }), ...logsOf('09:55', 2, { service: 'web' }));
    const frame = await (await plugin.open()).frame({ mode: 'total', groupBy: [{ facet: 'service' }] }, RULE);
    expect(rowsOf(frame)).toEqual([
      { service: 'web', count: 2 },
      { service: 'cron', count: 0 },
    ]);
  });

  it('have zeros where nothing is counted, and no value where there is nothing to work out', async () => {
    const { plugin, log } = under;
    log(...logsOf('04:00', 1, { service: 'cron', attributes: { duration: 5 } }));
    const computes = [{}, { aggregation: 'pc95', metric: '@duration' }];
    const frame = await (await plugin.open()).frame({ ...BY_SERVICE, computes }, RULE);
    expect(sums(frame)).toEqual({ 'cron/count': 0, 'cron/pc95:@duration': null });
  });

  it('include logs without the facet, as they were asked for', async () => {
    const { plugin, log } = under;
    log(...logsOf('04:00', 1), ...logsOf('09:55', 1, { service: 'web' }));
    const logs = await plugin.open();
    expect(sums(await logs.frame(BY_SERVICE, RULE))).toEqual({ web: 1, '(none)': 0 });
    const without = { ...BY_SERVICE, groupBy: [{ facet: 'service', missing: false }] };
    expect(sums(await logs.frame(without, RULE))).toEqual({ web: 1 });
  });

  it('are kept by two facets, and by three only when that is asked for', async () => {
    const { plugin, log } = under;
    log(...logsOf('04:00', 1, { service: 'cron', host: 'a', env: 'prod' }));
    const logs = await plugin.open();
    const by = (...facets: readonly string[]) => ({
      interval: '1m',
      groupBy: facets.map((facet) => ({ facet, limit: 10 })),
    });
    expect(sums(await logs.frame(by('service', 'host'), RULE))).toEqual({ 'cron/a': 0 });
    expect(sums(await logs.frame(by('service', 'host', 'env'), RULE))).toEqual({});
    expect(sums(await logs.frame({ ...by('service', 'host', 'env'), keepGroups: '24h' }, RULE))).toEqual({
      'cron/a/prod': 0,
    });
  });

  it('have no value where the limit may have crowded them out', async () => {
    const { plugin, log } = under;
    log(...logsOf('04:00', 9, { service: 'cron' }), ...logsOf('04:00', 8, { service: 'web' }));
    log(
      ...logsOf('09:55', 2, { service: 'web' }),
      ...logsOf('09:55', 1, { service: 'api' }),
      ...logsOf('09:55', 1, { service: 'cron' })
    );
    const frame = await (await plugin.open()).frame({ ...BY_SERVICE, groupBy: [{ facet: 'service', limit: 2 }] }, RULE);
    expect(sums(frame)).toEqual({ web: 2, api: 1, cron: null });
    expect(noticesOf(frame)).toMatch(/limit of groupBy\[0\].*\n.*\(cron\) may be outside/);
  });

  it('that cannot be asked for are an error for an alert rule, and a notice on a dashboard', async () => {
    const { plugin, datadog, log } = under;
    log(...logsOf('09:55', 2, { service: 'web' }));
    const logs = await plugin.open();
    const query = { ...BY_SERVICE, keepGroups: '24h' };
    expect(sums(await logs.frame(BY_SERVICE, PANEL))).toEqual({ web: 2 });
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    const panel = await logs.frame(query, PANEL);
    expect(sums(panel)).toEqual({ web: 2 });
    expect(noticesOf(panel)).toMatch(/Groups without logs are left out: Datadog is not available now/);
    datadog.faults.clear();
    await logs.frame({ ...query, keepGroups: '' }, RULE);
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    expect(await logs.ask(query, RULE)).toMatchObject({ ok: false, status: 502, source: 'downstream' });
  });
});

describe('expected groups', () => {
  it('are always there, with a value for each facet, and cost no call', async () => {
    const { plugin, log } = under;
    log(...logsOf('09:55', 2, { service: 'web', host: 'a' }));
    const logs = await plugin.open();
    const query = {
      interval: '1m',
      groupBy: [{ facet: 'service' }, { facet: 'host' }],
      expectedGroups: [
        { service: 'db', host: 'b' },
        { service: 'web', host: 'a' },
        { service: '', host: '(none)' },
      ],
    };
    expect(sums(await logs.frame(query, PANEL))).toEqual({ 'web/a': 2, 'db/b': 0, '(none)/(none)': 0 });
    expect(calls()).toBe(1);
  });

  it('are reported when there is nothing else', async () => {
    const logs = await under.plugin.open();
    const query = { mode: 'total', groupBy: [{ facet: 'service' }], expectedGroups: [{ service: 'db' }] };
    expect(rowsOf(await logs.frame(query, RULE))).toEqual([{ service: 'db', count: 0 }]);
  });
});

describe('the total', () => {
  it('is Datadog’s own: a log with two values of a facet is in two groups, and counted once', async () => {
    const { plugin, log } = under;
    log(
      ...logsOf('09:55', 4, { attributes: { team: ['a', 'b'] } }),
      ...logsOf('09:56', 1, { attributes: { team: 'a' } })
    );
    const logs = await plugin.open();
    const query = { interval: '1m', groupBy: [{ facet: '@team' }], total: true };
    for (const range of [PANEL, RULE]) {
      const frame = await logs.frame(query, range);
      expect(sums(frame)).toEqual({ '(total)': 5, a: 5, b: 4 });
    }
    expect(rowsOf(await logs.frame({ ...query, mode: 'total' }, PANEL))).toEqual([
      { '@team': '(total)', count: 5 },
      { '@team': 'a', count: 5 },
      { '@team': 'b', count: 4 },
    ]);
  });

  it('is right where groups are cut, and for what does not add up', async () => {
    const { plugin, log } = under;
    log(...['a', 'b', 'c'].flatMap((service) => logsOf('09:55', 1, { service, attributes: { user: 'same' } })));
    const logs = await plugin.open();
    const cut = { interval: '1m', groupBy: [{ facet: 'service', limit: 1 }], total: true };
    expect(sums(await logs.frame(cut, PANEL))).toEqual({ '(total)': 3, a: 1 });
    const computes = [{ aggregation: 'cardinality', metric: '@user', name: 'users' }];
    const users = await logs.frame({ ...cut, mode: 'total', computes }, PANEL);
    expect(rowsOf(users)).toEqual([
      { service: '(total)', users: 1 },
      { service: 'a', users: 1 },
    ]);
  });

  it('of no groups is zeros, and of an ungrouped query it is the query', async () => {
    const logs = await under.plugin.open();
    expect(sums(await logs.frame({ ...BY_SERVICE, total: true }, PANEL))).toEqual({ '(total)': 0 });
    const all = await logs.frame({ interval: '1m', total: true }, PANEL);
    expect(seriesOf(all)).toMatchObject([{ labels: {} }]);
  });

  it('that cannot be asked for is a notice on a dashboard', async () => {
    const { plugin, datadog, log } = under;
    log(...logsOf('09:55', 2, { service: 'web' }));
    const logs = await plugin.open();
    await logs.frame(BY_SERVICE, PANEL);
    datadog.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'aggregate' });
    const panel = await logs.frame({ ...BY_SERVICE, total: true }, PANEL);
    expect(sums(panel)).toEqual({ web: 2 });
    expect(noticesOf(panel)).toMatch(/The total is left out: Datadog is not available now/);
  });
});
