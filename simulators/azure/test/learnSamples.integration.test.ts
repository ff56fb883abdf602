// Requests and answers as Microsoft Learn prints them (https://learn.microsoft.com/rest/api/cost-management/query/usage,
// samples "SubscriptionQuery", "SubscriptionQueryGrouping" and "ResourceGroupQuery"), and the examples of the published
// specification for scopes above subscriptions and for dimensions (Azure/azure-rest-api-specs,
// specification/cost-management/CostManagement.Management/examples/2025-03-01), with names that this tenant has.
import { gunzipSync } from 'node:zlib';
import { httpsRequest } from '@glance/simulator-common/testing';
import { type AzureSimulator, startAzureSimulator } from '../src';

const FILTER = {
  and: [
    {
      or: [
        { dimensions: { name: 'ResourceLocation', operator: 'In', values: ['eastus2', 'West Europe'] } },
        { tags: { name: 'Environment', operator: 'In', values: ['UAT', 'Prod'] } },
      ],
    },
    { dimensions: { name: 'ResourceGroup', operator: 'In', values: ['rg-payments-prod'] } },
  ],
};
const SUM = { totalCost: { name: 'PreTaxCost', function: 'Sum' } };

const SAMPLES = [
  {
    name: 'SubscriptionQuery',
    body: { type: 'Usage', timeframe: 'MonthToDate', dataset: { granularity: 'Daily', filter: FILTER } },
    columns: { UsageDate: 'Number', Currency: 'String' },
  },
  {
    name: 'SubscriptionQueryGrouping',
    body: {
      type: 'Usage',
      timeframe: 'TheLastMonth',
      dataset: { granularity: 'None', aggregation: SUM, grouping: [{ type: 'Dimension', name: 'ResourceGroup' }] },
    },
    columns: { PreTaxCost: 'Number', ResourceGroup: 'String', Currency: 'String' },
  },
  {
    name: 'SubscriptionQueryGrouping, by day',
    body: {
      type: 'Usage',
      timeframe: 'TheLastMonth',
      dataset: { granularity: 'Daily', aggregation: SUM, grouping: [{ type: 'Dimension', name: 'ResourceGroup' }] },
    },
    columns: { PreTaxCost: 'Number', ResourceGroup: 'String', UsageDate: 'Number', Currency: 'String' },
  },
  {
    name: 'ResourceGroupQuery',
    scope: '/resourceGroups/rg-payments-prod',
    body: { type: 'Usage', timeframe: 'MonthToDate', dataset: { granularity: 'Daily', filter: FILTER } },
    columns: { UsageDate: 'Number', Currency: 'String' },
  },
] as const;

interface Answer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly properties: {
    readonly nextLink: string | null;
    readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>;
    readonly rows: ReadonlyArray<readonly unknown[]>;
  };
}

describe("Microsoft's published samples", () => {
  let azure: AzureSimulator;
  let authorization: string;

  beforeAll(async () => {
    azure = await startAzureSimulator({ now: () => Date.parse('2026-11-25T10:00:00Z') });
    const { authorityUrl, tenantId, clientId, clientSecret, armUrl, caPem } = azure;
    const body = `grant_type=client_credentials&client_id=${clientId}&client_secret=${encodeURIComponent(clientSecret)}&scope=${armUrl}/.default`;
    const reply = await httpsRequest({
      url: `${authorityUrl}/${tenantId}/oauth2/v2.0/token`,
      caPem,
      method: 'POST',
      body,
    });
    const answer = JSON.parse(reply.body.toString()) as {
      token_type: string;
      expires_in: number;
      access_token: string;
    };
    expect([answer.token_type, answer.expires_in]).toEqual(['Bearer', 3599]);
    authorization = `Bearer ${answer.access_token}`;
  });
  afterAll(() => azure.stop());

  it.each(SAMPLES)('$name has the published shape', async ({ body, columns, ...sample }) => {
    const path = `/subscriptions/${azure.model.subscriptions[0]?.id}${'scope' in sample ? sample.scope : ''}`;
    const reply = await httpsRequest({
      url: `${azure.armUrl}${path}/providers/Microsoft.CostManagement/query?api-version=2025-03-01`,
      caPem: azure.caPem,
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const packed = reply.headers['content-encoding'] === 'gzip';
    const answer = JSON.parse((packed ? gunzipSync(reply.body) : reply.body).toString()) as Answer;

    expect(reply.status).toBe(200);
    expect(answer.id).toMatch(/\/providers\/Microsoft\.CostManagement\/query\/[\da-f-]{36}$/i);
    expect(answer.id.endsWith(answer.name)).toBe(true);
    expect(answer.type.toLowerCase()).toBe('microsoft.costmanagement/query');
    expect(answer.properties.nextLink).toBeNull();
    expect(Object.fromEntries(answer.properties.columns.map(({ name, type }) => [name, type]))).toEqual(columns);
    expect(answer.properties.rows.length).toBeGreaterThan(0);
    for (const row of answer.properties.rows) {
      const types = row.map((cell) => (typeof cell === 'number' ? 'Number' : 'String'));
      expect(types).toEqual(answer.properties.columns.map(({ type }) => type));
    }
  });

  describe.each([
    ['ManagementGroup', () => azure.managementGroup.path],
    ['BillingAccount', () => azure.billing.account.path],
    ['MCABillingProfile', () => azure.billing.profile.path],
    ['MCAInvoiceSection', () => azure.billing.sections[0]?.path ?? ''],
    ['Subscription', () => `subscriptions/${azure.model.subscriptions[0]?.id}`],
    ['ResourceGroup', () => `subscriptions/${azure.model.subscriptions[0]?.id}/resourceGroups/rg-payments-prod`],
  ])('%s', (name, scope) => {
    const get = async (query: string) => {
      const url = `${azure.armUrl}/${scope()}/providers/Microsoft.CostManagement/dimensions?api-version=2025-03-01${query}`;
      const reply = await httpsRequest({ url, caPem: azure.caPem, headers: { authorization } });
      expect(reply.status).toBe(200);
      return (JSON.parse(reply.body.toString()) as { value: ReadonlyArray<{ properties: object }> }).value;
    };
    const dimension = (category: string, data: unknown, more: object = {}) => ({
      id: expect.stringContaining(`/providers/microsoft.CostManagement/dimensions_${category}_`),
      name: expect.stringMatching(new RegExp(`^dimensions_${category}_2026-11-01_2026-11-30`)),
      type: 'microsoft.CostManagement/dimensions',
      properties: {
        description: expect.stringMatching(/^Resource [a-zI]/),
        category,
        data,
        filterEnabled: true,
        groupingEnabled: true,
        total: expect.any(Number),
        usageEnd: '2026-11-30T00:00:00-07:00',
        usageStart: '2026-11-01T00:00:00-07:00',
        ...more,
      },
    });

    it(`${name}QueryGrouping has the published shape`, async () => {
      const grouping = [{ type: 'Dimension', name: 'ResourceGroup' }];
      const reply = await httpsRequest({
        url: `${azure.armUrl}/${scope()}/providers/Microsoft.CostManagement/query?api-version=2025-03-01`,
        caPem: azure.caPem,
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({
          type: 'Usage',
          timeframe: 'TheLastMonth',
          dataset: { granularity: 'None', aggregation: SUM, grouping },
        }),
      });
      const answer = JSON.parse(reply.body.toString()) as Answer;

      expect(answer.id).toBe(`${scope()}/providers/Microsoft.CostManagement/Query/${answer.name}`);
      expect(answer.type).toBe('microsoft.costmanagement/Query');
      expect(answer.properties.columns).toEqual(
        expect.arrayContaining([
          { name: 'PreTaxCost', type: 'Number' },
          { name: 'ResourceGroup', type: 'String' },
          { name: 'Currency', type: 'String' },
        ])
      );
      expect(answer.properties.rows.length).toBeGreaterThan(0);
    });

    it(`${name}DimensionsList has the published members, without values`, async () => {
      expect(await get('')).toContainEqual(dimension('ResourceType', []));
    });

    it(`${name}DimensionsListExpandAndTop has at most five values each, and no links`, async () => {
      const dimensions = await get('&$expand=properties/data&$top=5');

      expect(dimensions).toContainEqual(dimension('ResourceType', expect.arrayContaining([expect.any(String)])));
      for (const { properties } of dimensions as ReadonlyArray<{ properties: { data: readonly string[] } }>) {
        expect(properties.data.length).toBeLessThanOrEqual(5);
        expect(properties).not.toHaveProperty('nextLink');
      }
    });

    it(`${name}DimensionsListWithFilter has one dimension, and a link written as published`, async () => {
      const filter = "&$filter=properties/category eq 'resourceId'&$expand=properties/data&$top=2";

      expect(await get(filter)).toEqual([
        dimension('ResourceId', [expect.any(String), expect.any(String)], {
          nextLink: expect.stringContaining(
            "$filter=properties/category eq 'resourceId'&$expand=properties/data&$top=2&$skiptoken=AQAAAA%3D%3D"
          ),
        }),
      ]);
    });
  });

  it('refuses a wrong secret with the published members of an error', async () => {
    const reply = await httpsRequest({
      url: `${azure.authorityUrl}/${azure.tenantId}/oauth2/v2.0/token`,
      caPem: azure.caPem,
      method: 'POST',
      body: `grant_type=client_credentials&client_id=${azure.clientId}&client_secret=wrong&scope=${azure.armUrl}/.default`,
    });

    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.body.toString())).toEqual({
      error: 'invalid_client',
      error_description: expect.stringMatching(
        /^AADSTS7000215: Invalid client secret provided\. .* Trace ID: \S+ Correlation ID: \S+ Timestamp: 2026-11-25 10:00:00Z$/
      ),
      error_codes: [7000215],
      timestamp: '2026-11-25 10:00:00Z',
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
      error_uri: 'https://login.microsoftonline.com/error?code=7000215',
    });
  });
});
