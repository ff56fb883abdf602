// The bare Azure SDKs against the simulator. Each test is a behaviour that was seen with the real service or its SDK;
// what the plugin does about it is tested with the plugin.
import {
  CostManagementClient,
  type Dimension,
  type DimensionsListOptionalParams,
  type QueryDefinition,
} from '@azure/arm-costmanagement';
import { ResourceManagementClient, type TagDetails } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { ClientSecretCredential } from '@azure/identity';
import { type AzureSimulator, startAzureSimulator, throttled } from '../src';

const API_VERSION = '2022-10-01';
const BY_GROUP: QueryDefinition = {
  type: 'ActualCost',
  timeframe: 'Custom',
  timePeriod: { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-10-31T00:00:00Z') },
  dataset: {
    granularity: 'Daily',
    aggregation: { totalCost: { name: 'Cost', function: 'Sum' } },
    grouping: [{ type: 'Dimension', name: 'ResourceGroupName' }],
  },
};

interface Refusal {
  readonly statusCode?: number;
  readonly code?: string;
  readonly response?: { readonly headers: { get(name: string): string | undefined } };
}

describe('the bare Azure SDK against the simulator', () => {
  let azure: AzureSimulator;
  let scope: string;

  beforeAll(async () => {
    azure = await startAzureSimulator({ now: () => Date.parse('2026-11-25T10:00:00Z') });
    scope = `subscriptions/${azure.model.subscriptions[0]?.id}`;
  });
  afterAll(() => azure.stop());
  beforeEach(() => {
    azure.faults.clear();
    azure.journal.clear();
  });

  const tlsOptions = () => ({ tlsOptions: { ca: azure.caPem } });
  const credential = (
    wrong: Partial<Record<'tenantId' | 'clientId' | 'clientSecret' | 'authorityUrl', string>> = {}
  ): ClientSecretCredential => {
    const { tenantId, clientId, clientSecret, authorityUrl } = { ...azure, ...wrong };
    return new ClientSecretCredential(tenantId, clientId, clientSecret, {
      authorityHost: authorityUrl,
      disableInstanceDiscovery: true,
      ...tlsOptions(),
    });
  };
  const armOptions = () => ({
    endpoint: azure.armUrl,
    credentialScopes: [`${azure.armUrl}/.default`],
    ...tlsOptions(),
  });
  const costs = (of = credential()) => new CostManagementClient(of, armOptions());
  const query = (body: object, path = `/${scope}`) =>
    createPipelineRequest({
      url: `${azure.armUrl}${path}/providers/Microsoft.CostManagement/query?api-version=${API_VERSION}`,
      method: 'POST',
      body: JSON.stringify(body),
    });
  const sentBodies = () => azure.journal.of('query').map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const refusalOf = async (asked: Promise<unknown>): Promise<Refusal & Error> =>
    asked.then(
      () => {
        throw new Error('The call was answered.');
      },
      (error: Refusal & Error) => error
    );

  describe('signing in', () => {
    it('discovers the tenant, takes a token, and sends it to Resource Manager', async () => {
      const { token, expiresOnTimestamp } = await credential().getToken(`${azure.armUrl}/.default`);

      expect(azure.issuedTokens).toContain(token);
      expect(expiresOnTimestamp).toBeGreaterThan(Date.now() + 3000_000);
      expect(azure.journal.entries.map(({ endpoint }) => endpoint)).toEqual(['discovery', 'token']);
      expect(JSON.stringify(azure.journal.entries)).not.toContain(azure.clientSecret);
    });

    it.each([
      ['a wrong secret', { clientSecret: 'nope' }, /AADSTS7000215: Invalid client secret provided/],
      [
        'an unknown client',
        { clientId: '00000000-0000-4000-8000-000000000000' },
        /AADSTS700016: Application with identifier '0{8}-/,
      ],
    ])('tells %s by its AADSTS code, without a status', async (_, wrong, text) => {
      const refusal = await refusalOf(credential(wrong).getToken(`${azure.armUrl}/.default`));

      expect(refusal.name).toBe('AuthenticationRequiredError');
      expect(refusal.message).toMatch(text);
      expect(refusal.statusCode).toBeUndefined();
    });

    it('does not find an unknown tenant', async () => {
      const tenantId = '11111111-2222-4333-8444-555555555555';
      const refusal = await refusalOf(credential({ tenantId }).getToken(`${azure.armUrl}/.default`));

      expect(refusal.message).toMatch(/endpoints_resolution_error|AADSTS90002/);
      await azure.journal.idle();
      expect(azure.journal.entries).toMatchObject([{ endpoint: 'discovery', status: 400 }]);
    });

    it('asks for as many tokens as there are calls when the credential is cold, and for none when it is warm', async () => {
      const cold = credential();
      const fourTokens = () => Promise.all([1, 2, 3, 4].map(() => cold.getToken(`${azure.armUrl}/.default`)));
      await fourTokens();
      expect(azure.journal.of('token')).toHaveLength(4);

      await fourTokens();
      expect(azure.journal.of('token')).toHaveLength(4);
    });

    it('refuses an authority and a Resource Manager without TLS before it calls anybody', async () => {
      const plain = (url: string) => url.replace('https:', 'http:');

      expect(() => credential({ authorityUrl: plain(azure.authorityUrl) })).toThrow(/https/);
      const client = new CostManagementClient(credential(), { ...armOptions(), endpoint: plain(azure.armUrl) });
      await expect(client.query.usage(scope, BY_GROUP)).rejects.toThrow(/non-TLS/);
      expect(azure.journal.of('query')).toEqual([]);
    });

    it('is refused with a token that Resource Manager did not expect', async () => {
      const forged = { getToken: async () => ({ token: 'forged', expiresOnTimestamp: Date.now() + 3600_000 }) };
      const refusal = await refusalOf(new CostManagementClient(forged, armOptions()).query.usage(scope, BY_GROUP));

      expect([refusal.statusCode, refusal.code]).toEqual([401, 'InvalidAuthenticationToken']);
    });
  });

  describe('lists', () => {
    it('follows the links of subscriptions by itself', async () => {
      const names: Array<string | undefined> = [];
      for await (const { displayName } of new SubscriptionClient(credential(), armOptions()).subscriptions.list()) {
        names.push(displayName);
      }

      expect(names).toEqual(['Contoso Production', 'Contoso Development', 'Contoso Europe']);
      expect(azure.journal.of('subscriptions')).toHaveLength(2);
    });

    it('follows the links of resource groups by itself', async () => {
      const [{ id } = { id: '' }] = azure.model.subscriptions;
      const names: Array<string | undefined> = [];
      for await (const { name } of new ResourceManagementClient(credential(), id, armOptions()).resourceGroups.list()) {
        names.push(name);
      }

      expect(names).toEqual(azure.model.resourceGroups(id).map(({ name }) => name));
      expect(azure.journal.of('resourceGroups').length).toBeGreaterThan(1);
    });
  });

  describe('what may be chosen from', () => {
    const dimensions = async (options: DimensionsListOptionalParams, at = scope) => {
      const found: Dimension[] = [];
      for await (const dimension of costs().dimensions.list(at, options)) {
        found.push(dimension);
      }
      return found;
    };

    it('is listed as dimensions that have no values until they are expanded', async () => {
      const [bare] = await dimensions({ filter: "properties/category eq 'ServiceName'" });
      expect(bare).toMatchObject({ category: 'ServiceName', filterEnabled: true, groupingEnabled: true, data: [] });

      const [full] = await dimensions({ filter: "properties/category eq 'ServiceName'", expand: 'properties/data' });
      expect(full?.data).toContain('Virtual Machines');
      expect(full?.data).toHaveLength(bare?.total ?? 0);
      expect(full?.usageStart).toEqual(new Date('2026-11-01T00:00:00-07:00'));
    });

    it('ends with the first values of a dimension, whose link the SDK does not follow', async () => {
      const [first] = await dimensions({
        filter: "properties/category eq 'ResourceGroupName'",
        expand: 'properties/data',
        top: 5,
      });

      expect(first?.data).toHaveLength(5);
      expect(first?.total).toBeGreaterThan(5);
      expect(first?.nextLink).toContain('$skiptoken=');
      expect(azure.journal.of('dimensions')).toHaveLength(1);
    });

    it('may be listed above subscriptions', async () => {
      const names = (await dimensions({}, azure.managementGroup.path)).map(({ category }) => category);

      expect(names).toEqual(expect.arrayContaining(['SubscriptionName', 'ResourceId']));
    });

    it('has tag names whose links the SDK follows by itself', async () => {
      const [{ id } = { id: '' }] = azure.model.subscriptions;
      const client = new ResourceManagementClient(credential(), id, armOptions());
      const tags: TagDetails[] = [];
      for await (const tag of client.tagsOperations.list()) {
        tags.push(tag);
      }

      expect(tags.map(({ tagName }) => tagName)).toEqual(expect.arrayContaining(['env', 'team']));
      expect(tags[0]?.values?.[0]).toMatchObject({ tagValue: 'prod', count: { type: 'Total' } });
      expect(azure.journal.of('tagNames').length).toBeGreaterThan(1);
    });
  });

  describe('the typed cost query', () => {
    it('answers with columns to be found by name, costs unrounded, and the currency', async () => {
      const { columns = [], rows = [], nextLink } = await costs().query.usage(scope, BY_GROUP);

      expect(new Set(columns.map(({ name }) => name))).toEqual(
        new Set(['Cost', 'UsageDate', 'ResourceGroupName', 'Currency'])
      );
      expect(rows.length).toBeGreaterThan(400);
      expect(nextLink).toBeNull();
    });

    it('drops a `not` filter, so that the service receives an empty one', async () => {
      const not = { dimensions: { name: 'ServiceName', operator: 'In', values: ['Storage'] } };
      const filter = { not } as NonNullable<QueryDefinition['dataset']>['filter'];
      await refusalOf(costs().query.usage(scope, { ...BY_GROUP, dataset: { ...BY_GROUP.dataset, filter } }));

      expect(sentBodies()).toMatchObject([{ dataset: { filter: {} } }]);
      expect(azure.journal.entries.at(-1)?.body).not.toContain('Storage');
    });

    it('drops sorting', async () => {
      const sorting = [{ direction: 'Descending', name: 'Cost' }];
      await costs().query.usage(scope, { ...BY_GROUP, dataset: { ...BY_GROUP.dataset, ...{ sorting } } });

      expect(sentBodies()[0]?.dataset).not.toHaveProperty('sorting');
    });

    it('does not follow the link to the next page', async () => {
      const year = { from: new Date('2025-10-01T00:00:00Z'), to: new Date('2026-09-29T00:00:00Z') };
      const { rows = [], nextLink } = await costs().query.usage(scope, { ...BY_GROUP, timePeriod: year });

      expect(rows).toHaveLength(1000);
      expect(nextLink).toContain('$skiptoken=');
      expect(azure.journal.of('query')).toHaveLength(1);
    });

    it('sends a scope with a leading slash to a path with two, which leads nowhere', async () => {
      const refusal = await refusalOf(costs().query.usage(`/${scope}`, BY_GROUP));

      expect(refusal.statusCode).toBe(404);
      expect(new URL(azure.journal.of('query')[0]?.url ?? '').pathname).toMatch(/^\/\/subscriptions\//);
    });

    it('gives a time-out out as an abort', async () => {
      azure.faults.inject({ kind: 'neverAnswers' }, { endpoint: 'query' });
      const refusal = await refusalOf(costs().query.usage(scope, BY_GROUP, { requestOptions: { timeout: 50 } }));

      expect(refusal.name).toBe('AbortError');
    });
  });

  describe('quota', () => {
    it.each(['qpu', 'entity', 'tenant', 'clienttype'] as const)(
      "makes one try when Azure's own %s header asks to wait",
      async (header) => {
        azure.faults.inject(throttled({ [header]: 1 }), { endpoint: 'query' });
        const refusal = await refusalOf(costs().query.usage(scope, BY_GROUP));

        expect([refusal.statusCode, refusal.code]).toEqual([429, '429']);
        expect(refusal.response?.headers.get(`x-ms-ratelimit-microsoft.costmanagement-${header}-retry-after`)).toBe(
          '1'
        );
        expect(azure.journal.of('query')).toHaveLength(1);
      }
    );

    it('makes four tries when Retry-After asks to wait', async () => {
      azure.faults.inject(throttled({ standard: 0 }), { endpoint: 'query' });
      await refusalOf(costs().query.usage(scope, BY_GROUP));

      expect(azure.journal.of('query')).toHaveLength(4);
    });

    it('makes four tries when the service is unavailable', async () => {
      azure.faults.inject({ kind: 'answer', status: 503 }, { endpoint: 'query' });
      const client = new CostManagementClient(credential(), { ...armOptions(), retryOptions: { retryDelayInMs: 1 } });
      await refusalOf(client.query.usage(scope, BY_GROUP));

      expect(azure.journal.of('query')).toHaveLength(4);
    });

    it('tells on success what remains', async () => {
      let remaining: string | undefined;
      await costs().query.usage(scope, BY_GROUP, {
        onResponse: ({ headers }) => {
          remaining = headers.get('x-ms-ratelimit-remaining-microsoft.costmanagement-entity-requests');
        },
      });

      expect(remaining).toMatch(/^DefaultQuota:\d+$/);
    });
  });

  describe('requests through the client, past its types', () => {
    it('honours `not`, follows links by POST with the same body, and records ClientType', async () => {
      const client = costs();
      const body = {
        type: 'ActualCost',
        timeframe: 'Custom',
        timePeriod: { from: '2025-10-01T00:00:00Z', to: '2026-09-29T00:00:00Z' },
        dataset: {
          granularity: 'Daily',
          aggregation: { totalCost: { name: 'Cost', function: 'Sum' } },
          grouping: [{ type: 'Dimension', name: 'ServiceName' }],
          filter: { not: { dimensions: { name: 'ServiceName', operator: 'In', values: ['Storage'] } } },
        },
      };
      let request = query(body);
      request.headers.set('ClientType', 'Glance');
      const services = new Set<unknown>();
      for (;;) {
        const { bodyAsText } = await client.sendRequest(request);
        const { properties } = JSON.parse(bodyAsText ?? '') as {
          properties: { columns: Array<{ name: string }>; rows: unknown[][]; nextLink: string | null };
        };
        const column = properties.columns.findIndex(({ name }) => name === 'ServiceName');
        properties.rows.forEach((row) => services.add(row[column]));
        if (properties.nextLink === null) {
          break;
        }
        request = createPipelineRequest({ url: properties.nextLink, method: 'POST', body: JSON.stringify(body) });
      }

      expect(services.has('Virtual Machines')).toBe(true);
      expect(services.has('Storage')).toBe(false);
      expect(azure.journal.of('query').length).toBeGreaterThan(3);
      expect(azure.journal.of('query')[0]?.headers.clienttype).toBe('Glance');
    });
  });
});
