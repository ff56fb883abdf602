import type { Fault } from '@glance/simulator-datadog';
import type { AskOptions } from './fixtures/openDataSource';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const calls = () => under.datadog.journal.of('aggregate').length;
const BY_SERVICE = { groupBy: [{ facet: 'service' }] };

/** Asks a bad query beside a good one, as a dashboard does; the good one must be answered. */
async function askBesideAGoodOne(model: Record<string, unknown>, options: AskOptions = {}) {
  const logs = await under.plugin.open();
  const good = logs.frame({ query: 'good' });
  const [bad] = await Promise.all([logs.ask(model, options), good]);
  return bad;
}

describe('a query that cannot be answered', () => {
  it.each<[string, Record<string, unknown>, string]>([
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
  ])('is an error that names the field, and costs no call: %s', async (_, model, message) => {
    expect(await askBesideAGoodOne(model)).toMatchObject({
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(message),
    });
    expect(calls()).toBe(1);
  });

  it('is an error for an alert rule with three facets and the default limits', async () => {
    const model = { groupBy: [{ facet: 'a' }, { facet: 'b' }, { facet: 'c' }] };
    expect(await askBesideAGoodOne(model, { fromAlert: true })).toMatchObject({
      status: 400,
      message: expect.stringContaining('make 1000000 groups'),
    });
    expect(calls()).toBe(1);
  });

  it('ignores fields that nobody knows', async () => {
    expect(
      await askBesideAGoodOne({ colour: 'red', computes: [{ aggregation: 'count', colour: 'red' }] })
    ).toMatchObject({ ok: true });
  });

  it('is told what is wrong with its search by Datadog', async () => {
    const answer = await askBesideAGoodOne({ query: 'service:(' });
    expect(answer).toMatchObject({
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
  it.each<[string, Record<string, unknown>, Record<string, string>, string]>([
    ['an unknown site', { site: 'datadoghq.org' }, {}, 'site is "datadoghq.org"'],
    [
      'plain http to elsewhere',
      { apiUrl: 'http://datadog.example' },
      {},
      'apiUrl is "http://datadog.example": use an https URL',
    ],
    [
      'a delay out of range',
      { evaluationDelaySeconds: 1e6 },
      {},
      'evaluationDelaySeconds is 1000000: use at most 86400',
    ],
    ['a timeout out of range', { timeout: 500 }, {}, 'timeout is 500: use at most 120'],
    ['no API key', {}, { apiKey: '' }, 'apiKey is missing'],
    ['no application key', {}, { applicationKey: '' }, 'applicationKey is missing'],
    ['a CA that is no PEM', { tlsAuthWithCACert: true }, { tlsCACert: 'x' }, 'tlsCACert is no PEM certificate'],
  ])('name their field: %s', async (_, jsonData, secureJsonData, message) => {
    await expect(under.plugin.open({ jsonData, secureJsonData })).rejects.toMatchObject({
      name: 'PluginError',
      status: 400,
      source: 'downstream',
      message: expect.stringContaining(message),
    });
    expect(under.datadog.journal.entries).toHaveLength(0);
  });
});

describe('a Datadog that misbehaves', () => {
  const altered = (alter: (json: unknown) => unknown): Fault => ({ kind: 'alteredJson', alter });
  const cases: ReadonlyArray<readonly [string, Fault, { status: number; message: string }]> = [
    ['answers HTML', { kind: 'answer', status: 200, body: '<html>Sign in</html>' }, { status: 502, message: 'HTML' }],
    ['answers a gateway’s page', { kind: 'htmlBadGateway' }, { status: 502, message: 'status 502' }],
    ['answers what is no JSON', { kind: 'invalidJson' }, { status: 502, message: 'not JSON' }],
    [
      'answers JSON of another shape',
      { kind: 'answer', status: 200, body: { a: 1 } },
      { status: 502, message: 'data.buckets' },
    ],
    [
      'answers groups without values',
      altered(() => ({ data: { buckets: [{ by: {} }] } })),
      { status: 502, message: 'no computes' },
    ],
    [
      'answers values that are no numbers',
      altered(() => ({
        data: { buckets: [{ by: {}, computes: { c0: [{ time: '2026-11-25T09:00:00Z', value: 'many' }] } }] },
      })),
      { status: 502, message: 'no number' },
    ],
    [
      'answers a state that nobody knows',
      altered(() => ({ data: { buckets: [] }, meta: { status: 'maybe' } })),
      { status: 502, message: 'meta.status' },
    ],
    ['cuts the body', { kind: 'cutBody' }, { status: 502, message: 'broke before the answer was complete' }],
    ['never answers', { kind: 'neverAnswers' }, { status: 504, message: 'timeout' }],
    [
      'sends 200 MB',
      { kind: 'oversizedBody', bytes: 200 * 1024 * 1024, gzip: true },
      { status: 502, message: '64 MiB' },
    ],
    [
      'redirects elsewhere',
      { kind: 'redirect', location: 'https://elsewhere.example/' },
      { status: 502, message: 'another origin' },
    ],
    ['is broken', { kind: 'answer', status: 500 }, { status: 502, message: 'status 500' }],
  ];

  it.each(cases)('costs only the query that asked: it %s', async (_, fault, expected) => {
    const { datadog, plugin } = under;
    const logs = await plugin.open({ jsonData: { timeout: fault.kind === 'neverAnswers' ? 3 : 30 } });
    datadog.faults.inject(fault, { endpoint: 'aggregate', times: fault.kind === 'neverAnswers' ? undefined : 5 });
    const bad = await logs.ask({ query: 'bad' });
    expect(bad).toMatchObject({ ok: false, status: expected.status, source: 'downstream' });
    expect(bad).toMatchObject({ message: expect.stringContaining(expected.message) });
    datadog.faults.clear();
    expect((await logs.ask({ query: 'good' })).ok).toBe(true);
  });
});
