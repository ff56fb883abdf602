import type { HostQuery, QueryAnswer } from '@glance/harness';
import { throttled } from '@glance/simulator-azure';
import type { Fault } from '@glance/simulator-common';
import { AzureUnderFault } from './AzureUnderFault';

const MIB = 1024 * 1024;
const CASES: readonly FaultCase[] = [
  { what: 'a gateway’s HTML page', fault: { kind: 'htmlBadGateway' }, status: 502, says: /502/, calls: 3 },
  { what: 'text that is no JSON', fault: { kind: 'invalidJson' }, status: 502, says: /not JSON/, calls: 1 },
  { what: 'HTML with status 200', fault: html(200), status: 502, says: /HTML/, calls: 1 },
  { what: 'JSON of another kind', fault: answer(200, []), status: 502, says: /properties/, calls: 1 },
  { what: 'half an answer', fault: { kind: 'cutBody' }, status: 502, says: /before the answer was complete/, calls: 3 },
  { what: 'an inner error', fault: answer(500, {}), status: 502, says: /500/, calls: 1 },
  { what: '503 without end', fault: answer(503, {}), status: 502, says: /503/, calls: 3 },
  { what: 'no answer', fault: { kind: 'neverAnswers' }, timeout: 1, status: 504, says: /within 1 s/, calls: 1 },
  {
    what: 'drops of one',
    fault: { kind: 'slowLoris', intervalMs: 50 },
    timeout: 1,
    status: 504,
    says: /within 1 s/,
    calls: 1,
  },
  {
    what: '200 MB',
    fault: { kind: 'oversizedBody', bytes: 200 * MIB },
    status: 502,
    says: /larger than 64 MiB/,
    calls: 1,
  },
  {
    what: '200 MB in a small parcel',
    fault: { kind: 'oversizedBody', bytes: 200 * MIB, gzip: true },
    status: 502,
    says: /larger than 64 MiB/,
    calls: 1,
  },
  {
    what: 'a missing role',
    fault: answer(403, { error: { code: 'RBACAccessDenied', message: 'no' } }),
    status: 403,
    says: /Cost Management Reader/,
    calls: 1,
  },
];

const QUOTA_CASES: readonly FaultCase[] = [
  { what: 'a refusal for lack of quota', fault: throttled({ entity: 61 }), status: 429, says: /in 6[01] s/, calls: 1 },
  { what: 'a refusal that names no time', fault: throttled({ none: 0 }), status: 429, says: /in (60|59) s/, calls: 1 },
];

interface FaultCase {
  readonly what: string;
  readonly fault: Fault;
  readonly status: number;
  readonly says: RegExp;
  /** What the failing query may cost. */
  readonly calls: number;
  /** Seconds of the data source setting. */
  readonly timeout?: number;
}

function answer(status: number, body: unknown): Fault {
  return { kind: 'answer', status, body };
}

function html(status: number): Fault {
  return { kind: 'answer', status, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
}

jest.setTimeout(60_000);

let under: AzureUnderFault;

beforeAll(async () => {
  under = await AzureUnderFault.start();
});

beforeEach(() => under.reset());

afterAll(() => under.stop());

/** Times and figures of an answer, without what differs from one fetch to the next. */
function figuresOf(answered: QueryAnswer | undefined): unknown {
  return answered?.frames.map(({ fields }) => fields.map(({ labels, values }) => [labels, [...values]]));
}

async function expectOthersAnswered(
  one: AzureUnderFault,
  { fault, status, says, calls, timeout, alert }: FaultCase & { readonly alert: boolean }
): Promise<void> {
  const [sick = '', ...healthy] = one.scopes;
  one.azure.faults.inject(fault, { endpoint: 'query', urlIncludes: sick });

  const queries: readonly HostQuery[] = one.scopes.map((scope, index) => ({ refId: `Q${index}`, scopes: [scope] }));
  const answers = await one.ask(queries, { alert, timeout });

  expect(answers['Q0']).toMatchObject({ status, errorSource: 'downstream', frames: [] });
  expect(answers['Q0']?.error).toMatch(says);
  expect(one.costCalls(sick)).toBe(calls);
  healthy.forEach((scope, index) => {
    const { error, frames } = answers[`Q${index + 1}`] ?? {};
    expect(error).toBeUndefined();
    expect(frames?.[0]?.fields.length).toBeGreaterThan(1);
    expect(one.costCalls(scope)).toBe(1);
  });
  expect(await one.leaks()).toEqual([]);
}

describe.each([
  ['a dashboard', false],
  ['an alert rule', true],
])('%s, while Azure gives one scope', (_, alert) => {
  it.each(CASES)('$what, still gets the others', (faultCase) => expectOthersAnswered(under, { ...faultCase, alert }));

  it.each(QUOTA_CASES)('$what, still gets the others', async (faultCase) => {
    const fresh = await AzureUnderFault.start();
    try {
      await expectOthersAnswered(fresh, { ...faultCase, alert });
    } finally {
      await fresh.stop();
    }
  });
});

describe('after a failure', () => {
  it('that goes away by itself the answer is the same as ever', async () => {
    const [scope = ''] = under.scopes;
    const before = figuresOf((await under.ask([{ refId: 'A', scopes: [scope] }]))['A']);
    await under.host.callResource({ dataSource: under.dataSource(), method: 'POST', path: 'cache/clear' });
    under.azure.journal.clear();

    under.azure.faults.inject(answer(503, {}), { endpoint: 'query', times: 1 });
    under.azure.faults.inject({ kind: 'cutBody' }, { endpoint: 'query', times: 1 });
    const { A } = await under.ask([{ refId: 'A', scopes: [scope] }]);

    expect(A?.error).toBeUndefined();
    expect(figuresOf(A)).toEqual(before);
    expect(under.costCalls(scope)).toBe(under.azure.journal.of('query').length);
    expect(await under.leaks()).toEqual([]);
  });

  it('nothing of it is kept: the next question is answered', async () => {
    const [scope = ''] = under.scopes;
    const end = under.azure.faults.inject({ kind: 'invalidJson' }, { endpoint: 'query' });
    expect((await under.ask([{ refId: 'A', scopes: [scope] }]))['A']?.status).toBe(502);
    end();
    expect((await under.ask([{ refId: 'A', scopes: [scope] }]))['A']).toMatchObject({ status: 200 });
    expect(under.costCalls(scope)).toBe(2);
  });

  it('one for a hundred askers costs one call, and each of them learns why', async () => {
    const [scope = ''] = under.scopes;
    under.azure.faults.inject({ kind: 'latency', ms: 300 }, { endpoint: 'query' });
    under.azure.faults.inject({ kind: 'invalidJson' }, { endpoint: 'query' });
    const asked = Array.from({ length: 10 }, () =>
      under.ask(Array.from({ length: 10 }, (_, index) => ({ refId: `Q${index}`, scopes: [scope] })))
    );
    const answers = (await Promise.all(asked)).flatMap((each) => Object.values(each));
    expect(answers).toHaveLength(100);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([502]));
    expect(under.costCalls(scope)).toBe(1);
    expect(await under.leaks()).toEqual([]);
  });
});

describe('a list of subscriptions that fails', () => {
  it('fails the queries that need it, and no others', async () => {
    const [scope = ''] = under.scopes;
    under.azure.faults.inject({ kind: 'htmlBadGateway' }, { endpoint: 'subscriptions' });
    const answers = await under.ask([
      { refId: 'all', scopes: ['*'] },
      { refId: 'one', scopes: [scope] },
    ]);
    expect(answers['all']).toMatchObject({ status: 502, errorSource: 'downstream' });
    expect(answers['one']?.error).toBeUndefined();
    expect(await under.leaks()).toEqual([]);
  });
});

describe('a scope that fails among several of one query', () => {
  it('is a notice on a dashboard and an error for an alert rule, which names it', async () => {
    const [sick = ''] = under.scopes;
    under.azure.faults.inject(answer(403, { error: { code: 'RBACAccessDenied', message: 'no' } }), {
      endpoint: 'query',
      urlIncludes: sick,
    });
    const shown = (await under.ask([{ refId: 'A', scopes: under.scopes }]))['A'];
    expect(shown?.error).toBeUndefined();
    expect(JSON.stringify(shown?.frames[0]?.meta?.notices)).toContain('Cost Management Reader');

    const checked = (await under.ask([{ refId: 'A', scopes: under.scopes }], { alert: true }))['A'];
    expect(checked).toMatchObject({ status: 403, errorSource: 'downstream', frames: [] });
    expect(await under.leaks()).toEqual([]);
  });
});

describe('a query that is cancelled while Azure does not answer', () => {
  it('is cancelled at Azure too', async () => {
    const [scope = ''] = under.scopes;
    under.azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
    const tab = new AbortController();
    const asked = under.ask([{ refId: 'A', scopes: [scope] }], { signal: tab.signal });
    await under.azure.journal.arrived('query', 1);
    tab.abort();
    await expect(asked).rejects.toMatchObject({ code: 1 });
    await under.azure.journal.idle();
    expect(under.azure.journal.of('query')).toMatchObject([{ aborted: true }]);
  });

  it('goes on while another one waits for the same answer', async () => {
    const [scope = ''] = under.scopes;
    const end = under.azure.faults.inject({ kind: 'latency', ms: 1_500 }, { endpoint: 'query' });
    const tab = new AbortController();
    const closed = under.ask([{ refId: 'A', scopes: [scope] }], { signal: tab.signal });
    const open = under.ask([{ refId: 'A', scopes: [scope] }]);
    await under.azure.journal.arrived('query', 1);
    end();
    tab.abort();
    await expect(closed).rejects.toMatchObject({ code: 1 });
    expect((await open)['A']).toMatchObject({ status: 200 });
    expect(under.costCalls(scope)).toBe(1);
  });
});
