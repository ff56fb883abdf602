import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAzure } from './fixtures/startAzure';

// What opening the bundled dashboards costs, counted at Azure: requests.test.ts reads the same from the plans.
const under = startAzure();
const FOLDER = join(__dirname, '../src/dashboards');
const NINETY_DAYS = { from: '2026-08-27T10:00:00Z', to: '2026-11-25T10:00:00Z' };

/** The queries of all panels of all bundled dashboards. */
function queriesOf(subscription: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8').replaceAll('subscriptions/${subscription}', subscription);
      const { panels } = JSON.parse(text) as {
        readonly panels: ReadonlyArray<{ readonly targets: ReadonlyArray<Readonly<Record<string, unknown>>> }>;
      };
      return panels.flatMap(({ targets }) => targets);
    });
}

/** Questions that a scope was asked; what follows on further pages is part of the first one's. */
const questionsTo = (scope: string) =>
  under.azure.journal
    .of('query')
    .filter(({ url }) => url.toLowerCase().includes(scope.toLowerCase()) && !/skiptoken/i.test(url)).length;

it('opening both dashboards at once asks three questions of the chosen subscription and two of the others', async () => {
  const { plugin, scopes } = under;
  const [chosen = '', ...others] = scopes;
  const costs = await plugin.open();
  const open = () => Promise.all(queriesOf(chosen).map((query) => costs.ask(query, NINETY_DAYS)));

  const answers = await open();
  expect(answers.length).toBeGreaterThan(10);
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(questionsTo(chosen)).toBe(3);
  expect(others.map(questionsTo)).toEqual(others.map(() => 2));

  await open();
  expect(questionsTo(chosen)).toBe(3);
});

it('costs no more when the table of changes is the first to ask', async () => {
  const { plugin, scopes } = under;
  const [chosen = '', ...others] = scopes;
  const costs = await plugin.open();
  const queries = [...queriesOf(chosen)].sort(
    (a, b) => Number(a['queryType'] === 'costs') - Number(b['queryType'] === 'costs')
  );
  expect(queries[0]).toMatchObject({ queryType: 'costChanges' });
  const answers = await Promise.all(queries.map((query) => costs.ask(query, NINETY_DAYS)));
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(questionsTo(chosen)).toBe(3);
  expect(others.map(questionsTo)).toEqual(others.map(() => 2));
});

it('a failure is shared by all panels that wait for it, costs and changes alike', async () => {
  const { azure, plugin, scopes } = under;
  const [chosen = ''] = scopes;
  azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
  const costs = await plugin.open();
  // Panels of `*` come later, when the subscriptions are listed, and a failure is not stored for those who come later.
  const queries = queriesOf(chosen).filter(({ scopes: asked }) => (asked as readonly string[])[0] === chosen);
  const answers = await Promise.all(queries.map((query) => costs.ask(query, NINETY_DAYS)));
  expect(new Set(queries.map(({ queryType }) => queryType))).toEqual(new Set(['costs', 'costChanges']));
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, status: 502 });
  }
  expect(questionsTo(chosen)).toBe(2);
});

it('fifty users who open both dashboards cost no more than one, and none of them meets the quota of four calls', async () => {
  const { azure, plugin, scopes } = under;
  const [chosen = ''] = scopes;
  const units = Number.MAX_SAFE_INTEGER;
  azure.quota.switchOn({ qpuPer10Seconds: units, qpuPerMinute: units, qpuPerHour: units });
  try {
    const costs = await plugin.open();
    const queries = queriesOf(chosen);
    const users = Array.from({ length: 50 }, () => queries.map((query) => costs.ask(query, NINETY_DAYS)));
    const answers = await Promise.all(users.flat());
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(azure.quota.state).toMatchObject({ admitted: 3 + 2 * (scopes.length - 1), refused: 0 });

    // An alert rule still finds the call that is kept for it, with a question that no panel asks.
    const rule = { scopes: [chosen], groupBy: [{ type: 'Dimension', name: 'MeterCategory' }] };
    expect(await costs.ask(rule, { ...NINETY_DAYS, fromAlert: true })).toMatchObject({ ok: true });
    expect(azure.quota.state.refused).toBe(0);
  } finally {
    azure.quota.switchOff();
  }
});
