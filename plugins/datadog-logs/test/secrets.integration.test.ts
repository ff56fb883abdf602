import type { Fault } from '@glance/simulator-datadog';
import { startDatadog } from './fixtures/startDatadog';

const under = startDatadog();
const WRONG = { apiKey: 'd'.repeat(32), applicationKey: 'e'.repeat(40) };
const QUERIES = [
  {},
  { mode: 'total', groupBy: [{ facet: 'service' }], keepGroups: '24h', total: true },
  { queryType: 'logs' },
  { queryType: 'logVolume' },
  { queryType: 'variable', variable: 'facetValues', facet: 'service' },
  { queryType: 'variable', variable: 'indexes' },
];

it('secrets are in no frame, error, log line, metric or health answer, whatever goes wrong', async () => {
  const { datadog, plugin, clock } = under;
  const { apiKey, applicationKey } = datadog;
  const echoed = { errors: [`The key ${apiKey} with ${applicationKey} is bad`] };
  const faults: readonly Fault[] = [
    { kind: 'htmlBadGateway' },
    { kind: 'invalidJson' },
    { kind: 'cutBody' },
    { kind: 'redirect', location: `https://elsewhere.example/?key=${apiKey}` },
    { kind: 'answer', status: 401, body: echoed },
    { kind: 'answer', status: 403, body: echoed },
    // A server that sends back what it was sent.
    { kind: 'answer', status: 400, body: echoed },
    { kind: 'answer', status: 429, body: echoed },
    { kind: 'answer', status: 500, body: `<p>${apiKey} ${applicationKey}</p>` },
  ];
  const outputs: unknown[] = [];
  const logs = await plugin.open();
  const wrong = await plugin.open({ uid: 'wrong', secureJsonData: WRONG });
  const askAll = async () => {
    for (const query of QUERIES) {
      // Nobody waits for quota here: the clock of this test stands still.
      outputs.push(await logs.ask(query, { deadlineAtMs: clock.now() + 20_000 }));
    }
    outputs.push(await logs.health());
  };
  await askAll();
  for (const fault of faults) {
    const end = datadog.faults.inject(fault);
    await askAll();
    end();
    clock.advance(3_600_000);
  }
  outputs.push(await wrong.ask({}), await wrong.health(), await plugin.metrics.text(), plugin.logged);
  const texts = outputs.map((output) => JSON.stringify(output));
  expect(texts.join('').length).toBeGreaterThan(10_000);
  const keys = [apiKey, applicationKey, WRONG.apiKey, WRONG.applicationKey];
  // Half a key is too much too.
  const secrets = keys.flatMap((key) => [key.slice(0, key.length / 2), key.slice(key.length / 2)]);
  expect(texts.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
});
