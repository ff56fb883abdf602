import { itOutlives, itRefuses, itRefusesSettings } from '@glance/data-source/testing';
import { foreignNextLink, missingRole } from '@glance/simulator-azure';
import { startAzure } from './fixtures/startAzure';

const under = startAzure();

const FUTURE = { from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z' };

describe('a query that cannot be answered', () => {
  itRefuses(
    [
      ['an unknown dimension', { groupBy: [{ name: 'ResourceGrup' }] }, 'groupBy[0].name is "ResourceGrup"'],
      ['three groupings', { groupBy: [{ name: 'ServiceName' }, { name: 'Meter' }, { name: 'Product' }] }, 'at most 2'],
      ['a filter without values', { filters: [{ name: 'ServiceName', values: [] }] }, 'filters[0].values is []'],
      ['an unreplaced variable', { scopes: ['subscriptions/$subscription'] }, 'the variable $subscription'],
      [
        'an unknown query type',
        { queryType: 'forecast' },
        'queryType is "forecast": use one of "costs", "costChanges"',
      ],
      ['a limit on cost changes', { queryType: 'costChanges', top: { limit: 3 } }, 'top is {"limit":3}'],
      ['a running total of cost changes', { queryType: 'costChanges', cumulative: true }, 'cumulative is true'],
      ['cost changes by month', { queryType: 'costChanges', granularity: 'Monthly' }, 'granularity is "Monthly"'],
      ['a format of cost changes', { queryType: 'costChanges', format: 'table' }, 'format is "table"'],
      [
        'a figure that is none',
        { queryType: 'costChanges', figure: 'delta' },
        'figure is "delta": use one of "current"',
      ],
      [
        'a baseline of less than a week',
        { queryType: 'costChanges', baselineDays: 6 },
        'baselineDays is 6: use at least 7',
      ],
      [
        'a baseline that is no number',
        { queryType: 'costChanges', baselineDays: 'x' },
        'baselineDays is "x": use a number',
      ],
      ['a wrong word', { granularity: 'Hourly' }, 'granularity is "Hourly"'],
      ['a scope that is none', { scopes: ['production'] }, 'scopes[0] is "production"'],
      [
        'an unknown list',
        { queryType: 'variable', variable: 'tags' },
        'variable is "tags": use one of "subscriptions"',
      ],
      ['values of nothing', { queryType: 'variable', variable: 'dimensionValues' }, 'dimension is missing'],
      [
        'values of an unknown dimension',
        { queryType: 'variable', variable: 'dimensionValues', dimension: 'Team' },
        'dimension is "Team", which is no dimension',
      ],
      ['values of no tag', { queryType: 'variable', variable: 'tagValues' }, 'tagKey is missing'],
      ['a list of no scope', { queryType: 'variable', variable: 'tagKeys', scope: 'x' }, 'scope is "x"'],
      [
        'a list with a variable',
        { queryType: 'variable', variable: 'tagValues', tagKey: '$key' },
        'the variable $key, which was not replaced',
      ],
      ['a range in the future', {}, 'future', FUTURE],
      ['cost changes in the future', { queryType: 'costChanges' }, 'begins on 2026-11-26, in the future', FUTURE],
      ['a range backwards', {}, 'ends before that', { from: '2026-11-20T00:00:00Z', to: '2026-11-19T00:00:00Z' }],
      ['a range of ages', {}, 'begins in 1970', { from: '1970-01-01T00:00:00Z', to: '2026-11-19T00:00:00Z' }],
    ],
    {
      open: () => under.plugin.open(),
      good: () => ({ scopes: [under.scopes[1]], groupBy: [{ name: 'ServiceName' }] }),
      calls: () => under.azure.journal.of('query').length,
    }
  );

  it('asks for a scope when neither the query nor the data source has one', async () => {
    const costs = await under.plugin.open({ jsonData: { defaultScopes: [] } });
    expect(await costs.ask({ scopes: [] })).toMatchObject({
      status: 400,
      message: expect.stringContaining('the data source has no defaultScopes'),
    });
    expect(under.azure.journal.entries).toHaveLength(0);
  });
});

describe('default scopes', () => {
  it('are checked against the query’s dimensions too', async () => {
    const defaultScopes = ['providers/Microsoft.Management/managementGroups/root'];
    const costs = await under.plugin.open({ jsonData: { defaultScopes } });
    expect(await costs.ask({ groupBy: [{ name: 'ResourceId' }] })).toMatchObject({
      status: 400,
      message: expect.stringContaining('groupBy[0].name is "ResourceId"'),
    });
    expect(under.azure.journal.entries).toHaveLength(0);
  });
});

describe('credentials that are refused', () => {
  it('are told by what is wrong, cost one call for all panels, and are tried again after 30 s', async () => {
    const { azure, plugin, clock } = under;
    const costs = await plugin.open({ secureJsonData: { azureClientSecret: 'wrong-secret-of-the-test' } });
    const answers = await Promise.all(
      ['ServiceName', 'Meter', 'Product', 'ChargeType'].map((name) => costs.ask({ groupBy: [{ name }] }))
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 401,
        source: 'downstream',
        message: expect.stringContaining('AADSTS7000215'),
      });
      expect(answer).toMatchObject({ message: expect.stringContaining('azureClientSecret') });
    }
    expect(azure.journal.of('token')).toHaveLength(1);
    clock.advance(29_000);
    await costs.ask({});
    expect(azure.journal.of('token')).toHaveLength(1);
    clock.advance(2_000);
    await costs.ask({});
    expect(azure.journal.of('token')).toHaveLength(2);
    expect(azure.journal.of('query')).toHaveLength(0);
    expect(JSON.stringify(answers)).not.toContain('wrong-secret-of-the-test');
  });

  const credentials = (wrong: Record<string, string>) => {
    const { tenantId, clientId } = under.azure;
    return { azureCredentials: { authType: 'clientsecret', tenantId, clientId, ...wrong } };
  };

  it.each([
    ['tenantId', 'AADSTS90002', 'azureCredentials.tenantId'],
    ['clientId', 'AADSTS700016', 'azureCredentials.clientId'],
  ])('name the field when the %s is wrong', async (field, code, name) => {
    const costs = await under.plugin.open({
      jsonData: credentials({ [field]: '11111111-2222-4333-8444-555555555555' }),
    });
    const answer = await costs.ask({});
    expect(answer).toMatchObject({ status: 401, message: expect.stringContaining(code) });
    expect(answer).toMatchObject({ message: expect.stringContaining(name) });
  });
});

describe('a token that Resource Manager refuses', () => {
  const refused = { kind: 'answer', status: 401, body: { error: { code: 'ExpiredAuthenticationToken' } } } as const;

  it('is replaced once, and the query answered, when it was not just given', async () => {
    const { azure, plugin, clock, scopes } = under;
    const costs = await plugin.open();
    await costs.frame({ scopes: [scopes[0]] });
    clock.advance(2 * 60_000);
    azure.faults.inject(refused, { endpoint: 'query', times: 1 });
    await costs.frame({ scopes: [scopes[1]] });
    expect(azure.journal.of('token')).toHaveLength(2);
    expect(azure.journal.of('query')).toHaveLength(3);
  });

  it('is an error that stands for 30 s when a new one is refused too', async () => {
    const { azure, plugin, clock, scopes } = under;
    azure.faults.inject(refused, { endpoint: 'query' });
    const costs = await plugin.open();
    const ask = () => costs.ask({ scopes: [scopes[0]] });
    expect(await ask()).toMatchObject({ status: 401, message: expect.stringContaining('Check azureCredentials') });
    clock.advance(29_000);
    await ask();
    expect(azure.journal.of('query')).toHaveLength(1);
    clock.advance(1_001);
    await ask();
    expect(azure.journal.of('query')).toHaveLength(2);
  });
});

describe('settings that cannot be used', () => {
  itRefusesSettings(
    [
      [
        'http instead of https',
        { jsonData: { resourceManagerUrl: 'http://localhost:1' } },
        'resourceManagerUrl is "http://localhost:1"',
      ],
      [
        'a CA that is no PEM',
        { secureJsonData: { tlsCACert: 'not a certificate' } },
        'tlsCACert is no PEM certificate',
      ],
      [
        'a CA that is damaged',
        { secureJsonData: { tlsCACert: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' } },
        'tlsCACert is damaged',
      ],
      ['a timeout out of range', { jsonData: { timeout: 500 } }, 'timeout is 500: use at most 120'],
      [
        'a sign-in that needs a user',
        { jsonData: { azureCredentials: { authType: 'currentuser' } } },
        'use "clientsecret"',
      ],
    ],
    { plugin: () => under.plugin, calls: () => under.azure.journal.entries.length }
  );

  it('include a CA that did not sign Azure’s certificate', async () => {
    const costs = await under.plugin.open({ jsonData: { tlsAuthWithCACert: false } });
    expect(await costs.ask({})).toMatchObject({ status: 502, message: expect.stringContaining('tlsCACert') });
  });
});

describe('a scope without the role', () => {
  it('is a notice on a dashboard, which shows the others', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(missingRole(scopes[2] ?? ''), { endpoint: 'query', urlIncludes: scopes[2] });
    const costs = await plugin.open();
    const frame = await costs.frame({});
    expect(new Set(frame.fields.slice(1).map((field) => field.labels?.['subscription']))).toEqual(
      new Set(['Contoso Production', 'Contoso Development'])
    );
    const [notice] = frame.meta?.notices ?? [];
    expect(notice?.severity).toBe('warning');
    expect(notice?.text).toContain(`Contoso Europe (${scopes[2]})`);
    expect(notice?.text).toContain('Cost Management Reader');
  });

  it('is an error for an alert rule that names it', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(missingRole(scopes[2] ?? ''), { endpoint: 'query', urlIncludes: scopes[2] });
    const costs = await plugin.open();
    const answer = await costs.ask({}, { fromAlert: true });
    expect(answer).toMatchObject({ status: 403, source: 'downstream' });
    expect(answer).toMatchObject({ message: expect.stringContaining(`Contoso Europe (${scopes[2]})`) });
  });

  it('is an error for a dashboard too when there is no other', async () => {
    const { azure, plugin } = under;
    azure.faults.inject(missingRole('subscriptions/any'), { endpoint: 'query' });
    const costs = await plugin.open();
    expect(await costs.ask({})).toMatchObject({ status: 403, message: expect.stringContaining('Contoso Production') });
  });

  it('is also a subscription that does not exist', async () => {
    const costs = await under.plugin.open();
    expect(await costs.ask({ scopes: ['99999999-0000-4000-8000-000000000000'] })).toMatchObject({
      status: 400,
      message: expect.stringContaining('Azure does not know this subscription'),
    });
  });
});

describe('an Azure that misbehaves', () => {
  itOutlives(
    [['answers JSON of another shape', { kind: 'answer', status: 200, body: { a: 1 } }, 'properties.columns']],
    {
      open: (options) => under.plugin.open(options),
      inject: (fault) => under.azure.faults.inject(fault, { endpoint: 'query', urlIncludes: under.scopes[0] }),
      recover: () => under.azure.faults.clear(),
      bad: () => ({ scopes: [under.scopes[0]] }),
      good: () => ({ scopes: [under.scopes[1]] }),
      culprit: () => under.scopes[0] ?? '',
    }
  );

  it('gets no token at another origin by a link to a next page', async () => {
    const { azure, plugin, scopes } = under;
    azure.faults.inject(foreignNextLink(azure.authorityUrl));
    const costs = await plugin.open();
    expect(await costs.ask({ scopes: [scopes[0]] })).toMatchObject({
      status: 502,
      message: expect.stringContaining('another origin'),
    });
    expect(await costs.ask({ queryType: 'variable', variable: 'subscriptions' })).toMatchObject({
      status: 502,
      message: expect.stringContaining('another origin'),
    });
    const authority = new URL(azure.authorityUrl).origin;
    const strangers = azure.journal.entries.filter(({ url }) => url.startsWith(authority));
    expect(new Set(strangers.map(({ endpoint }) => endpoint))).toEqual(new Set(['discovery', 'token']));
  });

  it('cannot keep a query alive with pages that never end', async () => {
    const { azure, plugin, scopes } = under;
    const sameAgain = (json: unknown) => {
      const { properties } = json as { properties: object };
      return { properties: { ...properties, nextLink: azure.journal.of('query')[0]?.url } };
    };
    azure.faults.inject({ kind: 'alteredJson', alter: sameAgain }, { endpoint: 'query' });
    const costs = await plugin.open();
    expect(
      await costs.ask({ scopes: [scopes[1]] }, { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' })
    ).toMatchObject({
      status: 502,
      message: expect.stringContaining('more than 100 pages'),
    });
    expect(azure.journal.of('query')).toHaveLength(100);
  });
});
