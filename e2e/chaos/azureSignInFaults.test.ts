import type { Fault } from '@glance/simulator-common';
import { AzureUnderFault } from './AzureUnderFault';

interface SignInCase {
  readonly what: string;
  readonly fault: Fault;
  readonly status: number;
  readonly says: RegExp;
  readonly timeout?: number;
}

const REFUSED = {
  error: 'invalid_client',
  error_description: 'AADSTS7000215: Invalid client secret provided.',
  error_codes: [7000215],
};

const CASES: readonly SignInCase[] = [
  { what: 'a gateway’s HTML page', fault: { kind: 'htmlBadGateway' }, status: 502, says: /sign|502/i },
  { what: 'text that is no JSON', fault: { kind: 'invalidJson' }, status: 502, says: /sign/i },
  { what: 'half an answer', fault: { kind: 'cutBody' }, status: 502, says: /before the answer was complete/ },
  { what: 'no answer', fault: { kind: 'neverAnswers' }, timeout: 1, status: 504, says: /within 1 s/ },
  {
    what: 'an answer without end',
    fault: { kind: 'oversizedBody', bytes: 200 << 20, gzip: true },
    status: 502,
    says: /larger than 64 MiB/,
  },
  { what: 'a refusal', fault: { kind: 'answer', status: 401, body: REFUSED }, status: 401, says: /azureClientSecret/ },
];

jest.setTimeout(60_000);

let under: AzureUnderFault;

beforeAll(async () => {
  under = await AzureUnderFault.start();
});

beforeEach(() => under.reset());

afterAll(() => under.stop());

describe('a sign-in that gets', () => {
  it.each(CASES)('$what fails what is not known yet, and keeps what is', async ({ fault, status, says, timeout }) => {
    const [known = '', unknown = ''] = under.scopes;
    expect((await under.ask([{ refId: 'A', scopes: [known] }]))['A']?.error).toBeUndefined();

    // Saving a data source makes a new instance of it, with a token of its own and the answers that are held.
    under.azure.faults.inject(fault, { endpoint: 'token' });
    const saved = { uid: '-saved', timeout };
    const answers = await under.ask(
      [
        { refId: 'known', scopes: [known] },
        { refId: 'unknown', scopes: [unknown] },
      ],
      saved
    );

    expect(answers['known']?.error).toBeUndefined();
    expect(answers['known']?.frames[0]?.fields.length).toBeGreaterThan(1);
    expect(answers['unknown']).toMatchObject({ status, errorSource: 'downstream', frames: [] });
    expect(answers['unknown']?.error).toMatch(says);
    expect(under.costCalls(unknown)).toBe(0);

    const health = await under.host.checkHealth({ dataSource: under.dataSource(saved) });
    expect(health).toMatchObject({
      status: 'ERROR',
      details: { steps: [{ name: 'signIn', status: 'error' }, {}, {}] },
    });
    expect(await under.leaks()).toEqual([]);
  });
});

describe('a vendor that repeats the secret in its errors', () => {
  it('does not get it into ours', async () => {
    const { clientSecret } = under.azure;
    under.azure.faults.inject(
      {
        kind: 'answer',
        status: 401,
        body: { ...REFUSED, error_description: `AADSTS7000215: Invalid client secret "${clientSecret}" provided.` },
      },
      { endpoint: 'token' }
    );
    const { A } = await under.ask([{ refId: 'A', scopes: [under.scopes[0]] }]);
    expect(A).toMatchObject({ status: 401, errorSource: 'downstream' });
    await under.host.checkHealth({ dataSource: under.dataSource() });
    expect(await under.leaks()).toEqual([]);
  });

  it('does not get the token into them either', async () => {
    const [first = '', second = ''] = under.scopes;
    await under.ask([{ refId: 'A', scopes: [first] }]);
    const token = under.azure.issuedTokens.at(-1) ?? '';
    expect(token).not.toBe('');
    under.azure.faults.inject(
      { kind: 'answer', status: 400, body: { error: { code: 'BadRequest', message: `Bad header: Bearer ${token}` } } },
      { endpoint: 'query' }
    );
    const { B } = await under.ask([{ refId: 'B', scopes: [second] }]);
    expect(B).toMatchObject({ status: 400, errorSource: 'downstream' });
    expect(await under.leaks()).toEqual([]);
  });
});
