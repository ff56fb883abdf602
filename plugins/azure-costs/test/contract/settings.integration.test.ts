import { PluginUnderTest } from '../fixtures/openDataSource';
import { noticesOf } from '../fixtures/scriptedAnswer';
import { startAzure } from '../fixtures/startAzure';

// The contract's section 2, "Settings common to all three", as far as no test beside the code proves it.
const under = startAzure();
const HOUR_MS = 3_600_000;
const calls = () => under.azure.journal.of('query').length;

/** Different questions about one subscription, as many as wanted. */
const questions = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    scopes: [under.scopes[1]],
    filters: [{ name: 'ServiceName', values: [`service ${index}`] }],
  }));

describe('maxConcurrentRequests', () => {
  it.each([
    [32, {}],
    [5, { maxConcurrentRequests: 5 }],
    [64, { maxConcurrentRequests: 64 }],
  ])('lets %i calls run at once for %j', async (limit, jsonData) => {
    const { azure, plugin } = under;
    const costs = await plugin.open({ jsonData });
    await costs.frame({ scopes: [under.scopes[1]] });
    azure.journal.clear();
    azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
    const caller = new AbortController();
    const asked = questions(70).map((query) => costs.ask(query, { signal: caller.signal }).catch(() => 'gone'));
    await azure.journal.arrived('query', limit);
    // Whatever was sent with the last of them has arrived when somebody else has signed in and got an answer.
    const other = await plugin.open({ uid: 'other', jsonData: { tlsSkipVerify: true } });
    await other.resource('GET', 'subscriptions');
    expect(calls()).toBe(limit);
    caller.abort(new Error('gone'));
    await Promise.all(asked);
    await azure.journal.idle();
  });
});

describe('proxies', () => {
  /** Nothing listens there, so that whoever goes that way is told so; Azure's own name is not known to anybody. */
  const nowhere = 'http://127.0.0.1:9';
  const failureWith = async (env: Readonly<Record<string, string>>) => {
    const plugin = new PluginUnderTest(under.azure, { env });
    const costs = await plugin.open({ jsonData: { resourceManagerUrl: 'https://arm.invalid' } });
    const answer = await costs.ask({ scopes: [under.scopes[0]] });
    await plugin.close();
    return answer.ok ? '' : `${answer.status} ${answer.message}`;
  };

  it.each(['HTTPS_PROXY', 'https_proxy'])('come from %s of the environment', async (name) => {
    expect(await failureWith({ [name]: nowhere })).toMatch(/^502 .*ECONNREFUSED/);
  });

  it.each(['NO_PROXY', 'no_proxy'])('are not used for what %s names', async (name) => {
    expect(await failureWith({ HTTPS_PROXY: nowhere, [name]: 'arm.invalid' })).toMatch(/^502 .*host of arm\.invalid/);
  });
});

describe('cacheTtlSeconds', () => {
  it('is how long an answer is fresh, and as long again how late a dashboard may get it without a notice', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open({ jsonData: { cacheTtlSeconds: 3600 } });
    const ask = () => costs.frame({ scopes: [scopes[0]] });
    await ask();
    clock.advance(HOUR_MS - 1);
    expect(noticesOf(await ask())).toBe('');
    expect(calls()).toBe(1);
    // Its refresh in the background fails, of which the next reader is told.
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    clock.advance(2);
    expect(noticesOf(await ask())).toBe('');
    await azure.journal.arrived('query', 2);
    await azure.journal.idle();
    await until(async () => /1 hour old\..*status 500/.test(noticesOf(await ask())));
  });

  it('keeps an answer older than both times from dashboards while Azure answers', async () => {
    const { plugin, clock, scopes } = under;
    const costs = await plugin.open({ jsonData: { cacheTtlSeconds: 3600 } });
    await costs.frame({ scopes: [scopes[0]] });
    clock.advance(2 * HOUR_MS + 1);
    const { meta } = await costs.frame({ scopes: [scopes[0]] });
    expect(meta?.custom).toEqual({ fetchedAt: '2026-11-25T12:00:00.001Z' });
    expect(meta?.notices).toEqual([]);
  });

  it('bounds what an alert rule gets, whatever else is at hand', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open({ jsonData: { cacheTtlSeconds: 3600 } });
    await costs.frame({ scopes: [scopes[0]] }, { fromAlert: true });
    azure.faults.inject({ kind: 'answer', status: 500 }, { endpoint: 'query' });
    clock.advance(HOUR_MS - 1);
    expect((await costs.ask({ scopes: [scopes[0]] }, { fromAlert: true })).ok).toBe(true);
    clock.advance(2);
    expect(await costs.ask({ scopes: [scopes[0]] }, { fromAlert: true })).toMatchObject({ ok: false, status: 502 });
    expect((await costs.ask({ scopes: [scopes[0]] })).ok).toBe(true);
  });
});

async function until(isMet: () => Promise<boolean>): Promise<void> {
  while (!(await isMet())) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
