import { type Entry, MemoryStore } from '@glance/cache';
import type { Fault } from '@glance/simulator-sendgrid';
import { startSendGrid } from './fixtures/startSendGrid';

const under = startSendGrid({ accounts: [{ username: 'contoso' }, { username: 'fabrikam', region: 'eu' }] });
const WRONG = `SG.${'w'.repeat(22)}.${'x'.repeat(43)}`;
const QUERIES = [
  {},
  { accounts: ['contoso'] },
  { source: 'categories', accounts: ['contoso'], names: ['a'] },
  { source: 'subusers', accounts: ['contoso'] },
  { source: 'mailboxProviders', format: 'table' },
  { queryType: 'credits' },
  { queryType: 'reputation', accounts: ['fabrikam'] },
  { queryType: 'variable', variable: 'categories' },
];

/** Everything that is cached from now on: keys, owners and answers. */
function watchCache(): readonly Entry[] {
  const stored: Entry[] = [];
  const set = MemoryStore.prototype.set;
  jest.spyOn(MemoryStore.prototype, 'set').mockImplementation(function (this: MemoryStore, entry) {
    stored.push(entry);
    return set.call(this, entry);
  });
  return stored;
}
afterEach(() => jest.restoreAllMocks());

it('secrets are in no frame, error, log line, metric, health answer or cache, whatever goes wrong', async () => {
  const { sendGrid, plugin, clock } = under;
  const keys = Object.values(sendGrid.apiKeys);
  // A server that sends back what it was sent, in a header's form and bare.
  const echoOf = (key: string) => ({
    errors: [{ message: `I do not know ${key}` }, { field: 'authorization', message: `Bearer ${key} is bad` }],
  });
  const faultsOf = (key: string): readonly Fault[] => [
    { kind: 'htmlBadGateway' },
    { kind: 'invalidJson' },
    { kind: 'cutBody' },
    { kind: 'redirect', location: `https://elsewhere.example/?key=${key}` },
    ...[400, 401, 403, 404, 429, 500].map((status) => ({ kind: 'answer', status, body: echoOf(key) }) as const),
    { kind: 'answer', status: 500, body: `<p>${key}</p>` },
    { kind: 'answer', status: 200, body: echoOf(key) },
  ];
  const outputs: unknown[] = [];
  const stored = watchCache();
  const mail = await plugin.open();
  const wrong = await plugin.open({ uid: 'wrong', secureJsonData: { 'apiKey.contoso': WRONG } });
  const askAll = async () => {
    for (const query of QUERIES) {
      for (const fromAlert of [false, true]) {
        // Nobody waits for quota here: the clock of this test stands still.
        outputs.push(await mail.ask(query, { fromAlert, deadlineAtMs: clock.now() + 20_000 }));
      }
    }
    outputs.push(await mail.health(), await mail.resource('GET', 'subusers?account=contoso'));
  };
  await askAll();
  const faults = Object.entries(sendGrid.apiKeys).map(([caller, key]) =>
    faultsOf(key).map((fault) => ({ fault, caller }))
  );
  for (const index of faults[0]?.keys() ?? []) {
    for (const { fault, caller } of faults.flatMap((ofCaller) => ofCaller[index] ?? [])) {
      sendGrid.faults.inject(fault, { caller });
    }
    await askAll();
    sendGrid.faults.clear();
    clock.advance(24 * 3_600_000);
  }
  await askAll();
  outputs.push(await wrong.ask({}), await wrong.health(), await plugin.metrics.text(), plugin.logged, stored);
  const texts = outputs.map((output) => JSON.stringify(output));
  expect(texts.join('').length).toBeGreaterThan(10_000);
  expect(stored.length).toBeGreaterThan(QUERIES.length);
  // A part of a key is too much too. Before the first dot they are all the same.
  const secrets = [...keys, WRONG].flatMap((key) => {
    const [, id = '', secret = ''] = key.split('.');
    return [id, secret.slice(0, 20), secret.slice(20)];
  });
  expect(secrets.every(({ length }) => length > 10)).toBe(true);
  expect(texts.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
});
