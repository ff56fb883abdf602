import { itOutlives, itRefuses, itRefusesSettings } from '@glance/data-source/testing';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const BY_SERVICE = { groupBy: [{ facet: 'service' }] };

describe('a query that cannot be answered', () => {
  itRefuses(
    [
      ['an unknown query type', { queryType: 'metrics' }, 'queryType is "metrics": use one of "logCounts"'],
      ['an unknown aggregation', { computes: [{ aggregation: 'p95' }] }, 'computes[0].aggregation is "p95"'],
      ['a percentile of nothing', { computes: [{ aggregation: 'pc95' }] }, 'computes[0].metric is missing'],
      ['a count of a measure', { computes: [{ metric: '@d' }] }, 'computes[0].metric is "@d"'],
      ['a facet without a name', { groupBy: [{ facet: ' ' }] }, 'groupBy[0].facet is "": name a facet'],
      ['a facet named twice', { groupBy: [{ facet: 'a' }, { facet: 'a' }] }, 'groupBy[1].facet is "a"'],
      ['a limit of nothing', { groupBy: [{ facet: 'a', limit: 0 }] }, 'groupBy[0].limit is 0: use at least 1'],
      [
        'more groups than Datadog takes',
        {
          groupBy: [
            { facet: 'a', limit: 200 },
            { facet: 'b', limit: 60 },
          ],
        },
        'make 12000 groups: Datadog takes at most 10000, so lower groupBy[0].limit',
      ],
      ['a wrong word', { mode: 'sum' }, 'mode is "sum": use one of "timeseries", "total"'],
      ['an interval that is none', { interval: 'hourly' }, 'interval is "hourly": use "auto"'],
      ['an interval below a second', { interval: '100ms' }, 'interval is "100ms": use whole seconds'],
      ['too many buckets', { interval: '1s' }, 'interval is "1s", which makes 3600 buckets'],
      ['a delay that is none', { evaluationDelay: '-1m' }, 'evaluationDelay is "-1m"'],
      ['a look-back that is none', { ...BY_SERVICE, keepGroups: 'a day' }, 'keepGroups is "a day"'],
      [
        'an expected group without its facet',
        { ...BY_SERVICE, expectedGroups: [{ host: 'a' }] },
        'expectedGroups[0] is {"host":"a"}',
      ],
      ['an unreplaced variable', { query: 'service:$service' }, 'the variable $service'],
      ['Grafana’s own variable', { interval: '$__interval' }, 'the variable $__interval'],
      ['an unknown tier', { storageTier: 'cold' }, 'storageTier is "cold"'],
      ['another version', { schemaVersion: 3 }, 'schemaVersion is 3: use 1'],
      [
        'an alert rule with three facets and the default limits',
        { groupBy: [{ facet: 'a' }, { facet: 'b' }, { facet: 'c' }] },
        'make 1000000 groups',
        { fromAlert: true },
      ],
    ],
    {
      open: () => under.plugin.open(),
      good: () => ({ query: 'good' }),
      calls: () => under.datadog.journal.of('aggregate').length,
    }
  );

  it('ignores fields that nobody knows', async () => {
    const logs = await under.plugin.open();
    const model = { colour: 'red', computes: [{ aggregation: 'count', colour: 'red' }] };
    expect(await logs.ask(model)).toMatchObject({ ok: true });
  });

  it('is told what is wrong with its search by Datadog', async () => {
    const logs = await under.plugin.open();
    expect(await logs.ask({ query: 'service:(' })).toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringContaining('Datadog refuses the search'),
    });
  });
});

describe('keys that are refused', () => {
  const wrong = { apiKey: 'f'.repeat(32), applicationKey: 'f'.repeat(40) };

  it.each([
    ['apiKey', { apiKey: wrong.apiKey }, {}, 401, /does not accept apiKey.*Check that it is complete/],
    ['applicationKey', { applicationKey: wrong.applicationKey }, {}, 401, /does not accept applicationKey/],
  ])('are told by name, and quoted by none: %s', async (_, secureJsonData, jsonData, status, text) => {
    const logs = await under.plugin.open({ secureJsonData, jsonData });
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((query) => logs.ask({ query })));
    for (const answer of answers) {
      expect(answer).toMatchObject({ status, source: 'downstream', message: expect.stringMatching(text) });
    }
    expect(JSON.stringify(answers)).not.toMatch(/f{32}/);
    expect(under.plugin.logged.join('\n')).not.toMatch(/f{32}/);
  });

  it('are told apart from keys that may not read logs', async () => {
    const { datadog, plugin } = under;
    const key = datadog.organisations[0]?.applicationKeys.find(
      ({ permissions }) => !permissions.includes('logs_read_data')
    );
    const logs = await plugin.open({ secureJsonData: { applicationKey: key?.key ?? '' } });
    expect(await logs.ask({})).toMatchObject({
      status: 403,
      source: 'downstream',
      message: expect.stringContaining('logs_read_data'),
    });
  });

  it('stand for half a minute', async () => {
    const { datadog, plugin, clock } = under;
    const logs = await plugin.open({ secureJsonData: { apiKey: wrong.apiKey } });
    const ask = () => logs.ask({}, { from: '2026-11-25T08:00:00Z', to: '2026-11-25T09:00:00Z' });
    await ask();
    const first = datadog.journal.of('aggregate').length;
    clock.advance(29_000);
    await ask();
    expect(datadog.journal.of('aggregate')).toHaveLength(first);
    clock.advance(1_001);
    await ask();
    expect(datadog.journal.of('aggregate')).toHaveLength(first + 1);
  });
});

describe('settings that cannot be used', () => {
  itRefusesSettings(
    [
      ['an unknown site', { jsonData: { site: 'datadoghq.org' } }, 'site is "datadoghq.org"'],
      [
        'plain http to elsewhere',
        { jsonData: { apiUrl: 'http://datadog.example' } },
        'apiUrl is "http://datadog.example": use an https URL',
      ],
      [
        'a delay out of range',
        { jsonData: { evaluationDelaySeconds: 1e6 } },
        'evaluationDelaySeconds is 1000000: use at most 86400',
      ],
      ['a timeout out of range', { jsonData: { timeout: 500 } }, 'timeout is 500: use at most 120'],
      ['no API key', { secureJsonData: { apiKey: '' } }, 'apiKey is missing'],
      ['no application key', { secureJsonData: { applicationKey: '' } }, 'applicationKey is missing'],
      [
        'a CA that is no PEM',
        { jsonData: { tlsAuthWithCACert: true }, secureJsonData: { tlsCACert: 'x' } },
        'tlsCACert is no PEM certificate',
      ],
    ],
    { plugin: () => under.plugin, calls: () => under.datadog.journal.entries.length }
  );
});

describe('a Datadog that misbehaves', () => {
  const json = (body: unknown) => ({ kind: 'answer', status: 200, body }) as const;
  const valueOf = (value: unknown) => ({
    data: { buckets: [{ by: {}, computes: { c0: [{ time: '2026-11-25T09:00:00Z', value }] } }] },
  });

  itOutlives(
    [
      ['answers JSON of another shape', json({ a: 1 }), 'data.buckets'],
      ['answers groups without values', json({ data: { buckets: [{ by: {} }] } }), 'no computes'],
      ['answers values that are no numbers', json(valueOf('many')), 'no number'],
      ['answers a state that nobody knows', json({ data: { buckets: [] }, meta: { status: 'maybe' } }), 'meta.status'],
    ],
    {
      open: (options) => under.plugin.open(options),
      inject: (fault) => under.datadog.faults.inject(fault, { endpoint: 'aggregate' }),
      recover: () => under.datadog.faults.clear(),
      bad: () => ({}),
      good: () => ({ queryType: 'logs' }),
    }
  );
});
