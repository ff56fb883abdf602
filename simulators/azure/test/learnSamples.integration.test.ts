// Requests and answers as Microsoft Learn prints them (https://learn.microsoft.com/rest/api/cost-management/query/usage,
// samples "SubscriptionQuery", "SubscriptionQueryGrouping" and "ResourceGroupQuery"), with names that this tenant has.
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
