import { foreignNextLink } from '@glance/simulator-azure';
import type { Fault } from '@glance/simulator-common';
import { AzureUnderFault } from './AzureUnderFault';
import { Stranger } from './Stranger';

jest.setTimeout(60_000);

let under: AzureUnderFault;
let stranger: Stranger;

beforeAll(async () => {
  under = await AzureUnderFault.start();
});

beforeEach(async () => {
  await under.reset();
  stranger = await Stranger.start();
});

afterEach(() => stranger.stop());

afterAll(() => under.stop());

const LEADS: ReadonlyArray<readonly [string, (origin: string) => Fault]> = [
  ['redirect', (origin) => ({ kind: 'redirect', location: `${origin}/elsewhere` })],
  ['next link', foreignNextLink],
];

describe.each(LEADS)('a %s to another origin', (_, lead) => {
  it('in a cost query is an error that names the origin; nobody goes there', async () => {
    const [sick = '', healthy = ''] = under.scopes;
    under.azure.faults.inject(lead(stranger.origin), { endpoint: 'query', urlIncludes: sick });
    const answers = await under.ask([
      { refId: 'sick', scopes: [sick] },
      { refId: 'healthy', scopes: [healthy] },
    ]);
    expect(answers['sick']).toMatchObject({ status: 502, errorSource: 'downstream', frames: [] });
    expect(answers['sick']?.error).toContain(stranger.origin);
    expect(answers['healthy']?.error).toBeUndefined();
    expect(stranger.connections).toBe(0);
    expect(under.costCalls(sick)).toBe(1);
    expect(await under.leaks()).toEqual([]);
  });

  it('in the list of subscriptions is the same', async () => {
    under.azure.faults.inject(lead(stranger.origin), { endpoint: 'subscriptions' });
    const { A } = await under.ask([{ refId: 'A', scopes: ['*'] }]);
    expect(A).toMatchObject({ status: 502, errorSource: 'downstream', frames: [] });
    expect(A?.error).toContain(stranger.origin);
    const listed = await under.host.callResource({ dataSource: under.dataSource(), path: 'subscriptions' });
    expect(listed.status).toBe(502);
    expect(listed.text()).toContain(stranger.origin);
    expect(stranger.connections).toBe(0);
    expect(await under.leaks()).toEqual([]);
  });
});

describe('a redirect of the sign-in to another origin', () => {
  it('does not take the client secret there', async () => {
    under.azure.faults.inject({ kind: 'redirect', location: `${stranger.origin}/token` }, { endpoint: 'token' });
    const { A } = await under.ask([{ refId: 'A', scopes: [under.scopes[0]] }]);
    expect(A).toMatchObject({ status: 502, errorSource: 'downstream', frames: [] });
    expect(A?.error).toContain(stranger.origin);
    expect(stranger.connections).toBe(0);
    expect(await under.leaks()).toEqual([]);
  });

  it('is not followed from the discovery of the tenant either', async () => {
    under.azure.faults.inject({ kind: 'redirect', location: `${stranger.origin}/` }, { endpoint: 'discovery' });
    const { A } = await under.ask([{ refId: 'A', scopes: [under.scopes[0]] }]);
    expect(A).toMatchObject({ status: 502, errorSource: 'downstream' });
    expect(stranger.connections).toBe(0);
  });
});
