import { throttled } from '@glance/simulator-azure';
import type { Answer } from '../fixtures/openDataSource';
import { noticesOf, scriptedAnswer } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// The contract's "Errors say what to do and carry errorSource and status", and nothing waits past its caller's deadline.
const under = startAzure();
const messageOf = (answer: Answer) => (answer.ok ? '' : answer.message);

const armAnswer = (status: number, code: string, message = 'of the test') =>
  ({ kind: 'answer', status, body: { error: { code, message } } }) as const;

describe('the status of a failure', () => {
  it.each([
    [400, armAnswer(400, 'BadRequest', 'Invalid query definition')],
    [400, armAnswer(404, 'SubscriptionNotFound')],
    [400, armAnswer(400, 'SubscriptionTypeNotSupported')],
    [401, armAnswer(401, 'InvalidAuthenticationToken')],
    [403, armAnswer(401, 'RBACAccessDenied')],
    [403, armAnswer(403, 'AuthorizationFailed')],
    [403, armAnswer(400, 'AccountCostDisabled')],
    [403, armAnswer(400, 'IndirectCostDisabled')],
    [429, throttled({ entity: 600 })],
    [502, armAnswer(500, 'InternalServerError')],
    [502, armAnswer(503, 'ServiceUnavailable')],
    [504, armAnswer(504, 'GatewayTimeout')],
    [504, armAnswer(408, 'RequestTimeout')],
  ])('is %i downstream for %j', async (status, fault) => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(fault, { endpoint: 'query' });
    const costs = await plugin.open();
    for (const fromAlert of [false, true]) {
      const answer = await costs.ask({ scopes: [scopes[0]], legendFormat: String(fromAlert) }, { fromAlert });
      expect(answer).toMatchObject({ ok: false, status, source: 'downstream' });
      // Which scope, by name and path, and at least a sentence of what to do.
      expect(messageOf(answer)).toContain(`Contoso Production (${scopes[0]}): `);
      expect(messageOf(answer).length).toBeGreaterThan(80);
    }
  });

  it.each([
    ['wrong', 401, 'AADSTS7000215: Invalid client secret provided.', 401, 'azureClientSecret'],
    ['expired', 401, 'AADSTS7000222: The provided client secret keys are expired.', 401, 'azureClientSecret'],
    ['throttled', 429, 'AADSTS90019: Too many requests', 429, '2026-11-25 10:01:00 UTC'],
    ['out of order', 503, 'AADSTS90033: A transient error has occurred.', 502, 'sign-in service'],
  ])('of a sign-in that is %s is right too', async (_, status, description, expected, text) => {
    const { azure, plugin } = under;
    const body = { error: 'invalid_client', error_description: description, error_codes: [] };
    azure.faults.inject({ kind: 'answer', status, body }, { endpoint: 'token' });
    const answer = await (await plugin.open()).ask({});
    expect(answer).toMatchObject({ ok: false, status: expected, source: 'downstream' });
    expect(messageOf(answer)).toContain(text);
    expect(azure.journal.of('query')).toHaveLength(0);
  });
});

it('for lack of quota at the sign-in is told at once to whoever cannot wait, until it ends', async () => {
  const { azure, plugin, clock, scopes } = under;
  azure.faults.inject(
    { kind: 'answer', status: 429, headers: { 'retry-after': '90' } },
    { endpoint: 'token', times: 1 }
  );
  const costs = await plugin.open();
  const groupBy = (name: string) => ({ scopes: [scopes[0]], groupBy: [{ name }] });
  for (const name of ['ServiceName', 'Meter']) {
    const answer = await costs.ask(groupBy(name), { deadlineAtMs: clock.now() + 2_000 });
    expect(answer).toMatchObject({ ok: false, status: 429 });
    expect(messageOf(answer)).toContain('2026-11-25 10:01:30 UTC');
  }
  expect(azure.journal.of('token')).toHaveLength(1);
  // The wait is spread by up to a tenth.
  clock.advance(99_001);
  expect((await costs.ask(groupBy('ServiceName'))).ok).toBe(true);
});

describe('a deadline', () => {
  it('of the caller is not outlasted by a sign-in that never ends', async () => {
    const { azure, plugin, clock } = under;
    azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'token' });
    const costs = await plugin.open({ jsonData: { timeout: 120 } });
    const answer = await costs.ask({}, { deadlineAtMs: clock.now() + 300 });
    expect(answer).toMatchObject({ ok: false, status: 504, source: 'downstream' });
    expect(messageOf(answer)).toMatch(/sign/i);
  });

  it('of the caller is not outlasted by a query', async () => {
    const { azure, plugin, clock, scopes } = under;
    azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
    const costs = await plugin.open({ jsonData: { timeout: 120 } });
    const answer = await costs.ask({ scopes: [scopes[0]] }, { deadlineAtMs: clock.now() + 2_000 });
    expect(answer).toMatchObject({ ok: false, status: 504, source: 'downstream' });
  });

  it('is timeout and 15 s for a caller that has none', async () => {
    const { azure, plugin, scopes } = under;
    // The refusal of the scope ends 2 s after that deadline: a caller is told at once, and does not wait in vain.
    azure.faults.inject(throttled({ entity: 47 }), { endpoint: 'query', times: 1 });
    const costs = await plugin.open();
    await costs.ask({ scopes: [scopes[0]] });
    const other = { scopes: [scopes[0]], groupBy: [{ name: 'ServiceName' }] };
    expect(await costs.ask(other)).toMatchObject({ ok: false, status: 429 });
    // A longer timeout makes the deadline later, so that the same wait is waited out, until the caller goes.
    const patient = await plugin.open({ uid: 'patient', jsonData: { timeout: 40 } });
    azure.faults.inject(throttled({ entity: 47 }), { endpoint: 'query', times: 1 });
    await patient.ask({ scopes: [scopes[1]] });
    const caller = new AbortController();
    const waiting = patient.ask({ ...other, scopes: [scopes[1]] }, { signal: caller.signal }).then(
      () => 'answered',
      () => 'gone'
    );
    expect(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 300, 'waiting'))])).toBe(
      'waiting'
    );
    caller.abort(new Error('gone'));
    expect(await waiting).toBe('gone');
  });
});

describe('usage quantities', () => {
  const ask = async (units: readonly string[], groupBy: readonly object[] = []) => {
    const { azure, plugin, scopes } = under;
    const columns = ['UsageQuantity', 'UsageDate', 'ServiceName', 'Meter', 'UnitOfMeasure'];
    const rows = units.map((unit) => [1, 20261101, 'VM', 'B1s', unit]);
    azure.faults.inject(scriptedAnswer(columns, ...rows), { endpoint: 'query' });
    return noticesOf(await (await plugin.open()).frame({ scopes: [scopes[0]], metric: 'UsageQuantity', groupBy }));
  };

  it('of different units in one series are told by a notice that names the units', async () => {
    expect(await ask(['1 Hour', '1 GB'], [{ name: 'ServiceName' }])).toContain('1 GB, 1 Hour');
  });

  it('of one unit are not, nor those that are grouped by it', async () => {
    expect(await ask(['1 Hour', '1 Hour'])).toBe('');
  });

  it('may be of different units where two groupings leave no room to ask', async () => {
    expect(await ask(['1 Hour'], [{ name: 'ServiceName' }, { name: 'Meter' }])).toContain('units');
  });
});
