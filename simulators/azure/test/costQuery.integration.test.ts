// What the query endpoint accepts, refuses and answers, asked without any SDK.
import { gunzipSync } from 'node:zlib';
import { httpsRequest } from '@glance/simulator-common/testing';
import { type AzureSimulator, missingRole, SettableClock, startAzureSimulator } from '../src';

interface Table {
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>;
  readonly rows: ReadonlyArray<ReadonlyArray<string | number>>;
  readonly nextLink: string | null;
}
interface Reply {
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly table?: Table;
}

const SUM_OF_COST = { totalCost: { name: 'Cost', function: 'Sum' } };
const OCTOBER = { from: '2026-10-01T00:00:00Z', to: '2026-10-31T00:00:00Z' };
const IN_OCTOBER = { type: 'ActualCost', timeframe: 'Custom', timePeriod: OCTOBER };
const grouped = (...names: string[]) => names.map((name) => ({ type: 'Dimension', name }));

// Working out costs takes its time on machines that do other things too.
jest.setTimeout(30_000);

describe('the cost query endpoint', () => {
  const clock = new SettableClock(Date.parse('2026-11-25T10:00:00Z'));
  let azure: AzureSimulator;
  let token: string;
  let scope: string;

  beforeAll(async () => {
    azure = await startAzureSimulator({ now: clock.now });
    scope = `/subscriptions/${azure.model.subscriptions[0]?.id}`;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: azure.clientId,
      client_secret: azure.clientSecret,
      scope: `${azure.armUrl}/.default`,
    });
    const url = `${azure.authorityUrl}/${azure.tenantId}/oauth2/v2.0/token`;
    const reply = await httpsRequest({ url, caPem: azure.caPem, method: 'POST', body: form.toString() });
    token = (JSON.parse(reply.body.toString()) as { access_token: string }).access_token;
  });
  afterAll(() => azure.stop());
  beforeEach(() => azure.faults.clear());

  async function send(url: string, body: unknown, method = 'POST'): Promise<Reply> {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
    const reply = await httpsRequest({ url, caPem: azure.caPem, method, headers, body: JSON.stringify(body) });
    const packed = reply.headers['content-encoding'] === 'gzip';
    const text = (packed ? gunzipSync(reply.body) : reply.body).toString();
    const json =
      text === '' ? {} : (JSON.parse(text) as { error?: { code: string; message: string }; properties?: Table });
    return { status: reply.status, ...json.error, table: json.properties };
  }
  const ask = (dataset: object, more: object = {}, at = scope) =>
    send(`${azure.armUrl}${at}/providers/Microsoft.CostManagement/query?api-version=2022-10-01`, {
      ...IN_OCTOBER,
      dataset: { granularity: 'Daily', aggregation: SUM_OF_COST, ...dataset },
      ...more,
    });
  const column = ({ table }: Reply, name: string) => {
    const index = table?.columns.findIndex((candidate) => candidate.name === name) ?? -1;
    return table?.rows.map((row) => row[index]) ?? [];
  };
  const sum = (values: ReadonlyArray<string | number | undefined>) =>
    values.reduce<number>((total, value) => total + Number(value), 0);

  describe('answers', () => {
    it("one number per day that adds up to the model's truth", async () => {
      const reply = await ask({});
      const inside = column(reply, 'UsageDate').map((day) => Number(day) >= 20261001);

      expect(column(reply, 'UsageDate').filter((_, index) => inside[index])).toHaveLength(31);
      const expected = azure.model.total({
        from: '2026-10-01',
        to: '2026-10-31',
        subscriptionId: scope.slice(15),
        asOfMs: clock.now(),
      });
      expect(sum(column(reply, 'Cost').filter((_, index) => inside[index]))).toBeCloseTo(expected.USD ?? 0, 6);
    });

    it('with months as dates and a single sum without granularity', async () => {
      const monthly = await ask({ granularity: 'Monthly' });
      expect(column(monthly, 'BillingMonth')).toEqual(['2026-10-01T00:00:00']);
      expect(monthly.table?.columns.find(({ name }) => name === 'BillingMonth')?.type).toBe('Datetime');

      const total = await ask({ granularity: 'None' });
      expect(total.table?.rows).toHaveLength(1);
      expect(sum(column(total, 'Cost'))).toBeCloseTo(sum(column(monthly, 'Cost')), 6);
    });

    it('with columns in another order from request to request', async () => {
      const orders = new Set<string>();
      for (let index = 0; index < 8; index++) {
        const { table } = await ask({ grouping: grouped('ServiceName', 'ResourceLocation') });
        orders.add(table?.columns.map(({ name }) => name).join() ?? '');
      }
      expect(orders.size).toBeGreaterThan(3);
    });

    it('with key and value of a tag side by side, and no value for what is untagged', async () => {
      const { table } = await ask({ granularity: 'None', grouping: [{ type: 'TagKey', name: 'Team' }] });
      const key = table?.columns.findIndex(({ name }) => name === 'TagKey') ?? -1;

      expect(table?.columns[key + 1]?.name).toBe('TagValue');
      expect(new Set(table?.rows.map((row) => row[key]))).toEqual(new Set(['team']));
      expect(table?.rows.map((row) => row[key + 1])).toEqual(expect.arrayContaining(['shop', 'platform', '']));
    });

    it('with resource groups in several spellings, and none for purchases', async () => {
      const names = new Set(
        column(await ask({ granularity: 'None', grouping: grouped('ResourceGroupName') }), 'ResourceGroupName')
      );

      expect([...names]).toEqual(expect.arrayContaining(['rg-shop-orders-prod', 'RG-Shop-Orders-Prod', '']));
    });

    it('in two currencies where two are billed, with one rate to dollars', async () => {
      const europe = `/subscriptions/${azure.model.subscriptions[2]?.id}`;
      const aggregation = { ...SUM_OF_COST, usd: { name: 'CostUSD', function: 'Sum' } };
      const reply = await ask({ granularity: 'None', aggregation }, {}, europe);

      expect([...column(reply, 'Currency')].sort()).toEqual(['EUR', 'USD']);
      const euros = column(reply, 'Currency').indexOf('EUR');
      expect(Number(column(reply, 'CostUSD')[euros])).toBeCloseTo(Number(column(reply, 'Cost')[euros]) * 1.08, 6);
    });

    it('with the scope of one resource group, in any spelling, deleted ones included', async () => {
      const orders = await ask({ granularity: 'None' }, {}, `${scope}/resourceGroups/RG-SHOP-orders-prod`);
      const expected = azure.model.total({
        from: '2026-10-01',
        to: '2026-10-31',
        resourceGroup: 'rg-shop-orders-prod',
        asOfMs: clock.now(),
      });
      expect(sum(column(orders, 'Cost'))).toBeCloseTo(expected.USD ?? 0, 6);
      expect((await ask({}, {}, `${scope}/resourceGroups/rg-reporting-legacy`)).status).toBe(200);
    });

    it('with 204 where there never was any cost', async () => {
      expect((await ask({}, {}, `${scope}/resourceGroups/rg-landing-zone-prod`)).status).toBe(204);
    });

    it('in a third of daily questions with a row of the day before the period', async () => {
      let strays = 0;
      for (let day = 1; day <= 30; day++) {
        const from = `2026-10-${String(day).padStart(2, '0')}`;
        const reply = await ask({}, { timePeriod: { from, to: '2026-10-31' } });
        strays += column(reply, 'UsageDate').some((date) => Number(date) < Number(from.replaceAll('-', ''))) ? 1 : 0;
      }
      expect(strays).toBeGreaterThan(4);
      expect(strays).toBeLessThan(20);
    });

    it('filtered by and, or, not, In, without regard to case', async () => {
      const In = (name: string, ...values: string[]) => ({ dimensions: { name, operator: 'In', values } });
      const services = async (filter: object) =>
        new Set(column(await ask({ granularity: 'None', grouping: grouped('ServiceName'), filter }), 'ServiceName'));

      expect(await services(In('ServiceName', 'storage', 'Backup'))).toEqual(new Set(['Storage', 'Backup']));
      expect(await services({ and: [In('ServiceName', 'Storage'), In('ServiceName', 'Backup')] })).toEqual(new Set());
      expect(await services({ or: [In('ServiceName', 'Storage'), In('ServiceName', 'Backup')] })).toEqual(
        new Set(['Storage', 'Backup'])
      );
      expect((await services({ not: In('ServiceName', 'Storage') })).has('Storage')).toBe(false);
      const tagged = azure.model.resources.find(
        ({ tags, service }) => tags.team === 'security' && service !== 'Storage'
      );
      const team = { tags: { name: 'team', operator: 'In', values: ['security'] } };
      expect(await services({ and: [team, In('ServiceName', tagged?.service ?? '', 'Storage')] })).toEqual(
        new Set([tagged?.service])
      );
    });

    it('sorted as asked', async () => {
      const sorting = [{ direction: 'descending', name: 'Cost' }];
      const values = column(await ask({ granularity: 'None', grouping: grouped('ServiceName'), sorting }), 'Cost').map(
        Number
      );

      expect(values).toEqual([...values].sort((a, b) => b - a));
    });
  });

  describe('pages', () => {
    const long = { timePeriod: { from: '2025-12-01', to: '2026-10-31' } };
    const body = {
      ...IN_OCTOBER,
      ...long,
      dataset: { granularity: 'Daily', aggregation: SUM_OF_COST, grouping: grouped('ResourceGroupName') },
    };

    it('hold 1,000 rows, or up to 5,000 with $top, and together every row once', async () => {
      const first = await ask({ grouping: grouped('ResourceGroupName') }, long);
      expect(first.table?.rows).toHaveLength(1000);

      const top = `${azure.armUrl}${scope}/providers/Microsoft.CostManagement/query?api-version=2022-10-01&$top=9999`;
      const large = await send(top, body);
      expect(large.table?.rows).toHaveLength(5000);
      const rest = await send(large.table?.nextLink ?? '', body);
      expect(rest.table?.nextLink).toBeNull();
      const keys = [large, rest].flatMap((reply) =>
        column(reply, 'UsageDate').map((day, index) => `${day} ${column(reply, 'ResourceGroupName')[index]}`)
      );
      expect(new Set(keys).size).toBe(keys.length);
    });

    it('must be asked by POST with the same body', async () => {
      const { table } = await send(
        `${azure.armUrl}${scope}/providers/Microsoft.CostManagement/query?api-version=2022-10-01`,
        body
      );
      const link = table?.nextLink ?? '';

      expect((await send(link, body)).status).toBe(200);
      expect((await send(link, { ...body, type: 'AmortizedCost' })).message).toMatch(/skiptoken/);
      expect(
        (await httpsRequest({ url: link, caPem: azure.caPem, headers: { authorization: `Bearer ${token}` } })).status
      ).toBe(404);
    });
  });

  describe('refusals', () => {
    const In = { dimensions: { name: 'ServiceName', operator: 'In', values: ['Storage'] } };
    it.each<[string, object, object, RegExp]>([
      [
        'an unknown dimension',
        { grouping: grouped('ResourceGroupNam') },
        {},
        /grouping: 'ResourceGroupNam'; valid values: 'ResourceGroup','ResourceGroupName',/,
      ],
      [
        'three groupings',
        { grouping: grouped('ServiceName', 'ResourceLocation', 'ResourceType') },
        {},
        /at most 2 clauses, got 3/,
      ],
      [
        'three aggregations',
        { aggregation: { a: SUM_OF_COST.totalCost, b: SUM_OF_COST.totalCost, c: SUM_OF_COST.totalCost } },
        {},
        /at most 2 clauses, got 3/,
      ],
      [
        'an unknown aggregation',
        { aggregation: { a: { name: 'Money', function: 'Sum' } } },
        {},
        /'Money'; valid values: 'Cost'/,
      ],
      ['an `and` of one', { filter: { and: [In] } }, {}, /'and' must have at least 2 expressions, got 1/],
      ['an `or` of one', { filter: { or: [In] } }, {}, /'or' must have at least 2 expressions, got 1/],
      ['a `not` of a list', { filter: { not: [In] } }, {}, /filter\.not: expected an object/],
      ['two kinds of filter at once', { filter: { not: In, ...In } }, {}, /exactly one/],
      [
        'a filter without values',
        { filter: { dimensions: { name: 'ServiceName', operator: 'In', values: [] } } },
        {},
        /at least 1 value/,
      ],
      [
        'an unknown operator',
        { filter: { dimensions: { name: 'ServiceName', operator: 'Like', values: ['a'] } } },
        {},
        /'Like'; valid values: 'In'/,
      ],
      ['an unknown granularity', { granularity: 'Hourly' }, {}, /'Hourly'; valid values: 'None','Daily','Monthly'/],
      ['an unknown field', { filters: [] }, {}, /Could not find member 'filters'/],
      ['an unknown type', {}, { type: 'Cost' }, /'Cost'; valid values: 'ActualCost'/],
      ['an unknown timeframe', {}, { timeframe: 'ThisYear', timePeriod: undefined }, /'ThisYear'; valid values/],
      ['a custom timeframe without a period', {}, { timePeriod: undefined }, /Missing query\.timePeriod/],
      ['a period with another timeframe', {}, { timeframe: 'MonthToDate' }, /only with timeframe 'Custom'/],
      [
        'a period that ends before it begins',
        {},
        { timePeriod: { from: OCTOBER.to, to: OCTOBER.from } },
        /must not be later/,
      ],
      ['more than a year', {}, { timePeriod: { from: '2025-10-01', to: '2026-10-01' } }, /cannot exceed 1 year\(s\)/],
    ])('%s', async (_, dataset, more, text) => {
      const reply = await ask(dataset, more);

      expect([reply.status, reply.code]).toEqual([400, 'BadRequest']);
      expect(reply.message).toMatch(text);
    });

    it('a day less than a year is answered', async () => {
      expect(
        (await ask({ granularity: 'None' }, { timePeriod: { from: '2025-10-02', to: '2026-10-01' } })).status
      ).toBe(200);
    });

    it('a request without an api-version, or without sense', async () => {
      const url = `${azure.armUrl}${scope}/providers/Microsoft.CostManagement/query`;
      expect(await send(url, {})).toMatchObject({ status: 400, code: 'MissingApiVersionParameter' });
      expect(await send(`${url}?api-version=latest`, {})).toMatchObject({
        status: 400,
        code: 'InvalidApiVersionParameter',
      });
      expect(await send(`${url}?api-version=2022-10-01`, 'text')).toMatchObject({ status: 400, code: 'BadRequest' });
    });

    it('a subscription or resource group that is not there, and scopes without a role', async () => {
      expect(await ask({}, {}, '/subscriptions/00000000-0000-4000-8000-000000000000')).toMatchObject({
        status: 404,
        code: 'SubscriptionNotFound',
      });
      expect(await ask({}, {}, `${scope}/resourceGroups/nope`)).toMatchObject({
        status: 404,
        code: 'ResourceGroupNotFound',
      });
      for (const other of [
        '/providers/Microsoft.Management/managementGroups/root',
        '/providers/Microsoft.Billing/billingAccounts/1',
      ]) {
        expect(await ask({}, {}, other)).toMatchObject({ status: 403, code: 'AuthorizationFailed' });
      }
      expect(await ask({}, {}, '/nowhere')).toMatchObject({ status: 404, code: 'MissingSubscription' });
    });

    it('one subscription of several, on demand', async () => {
      azure.faults.inject(missingRole(scope.slice(1)), { endpoint: 'query', urlIncludes: scope });

      expect(await ask({})).toMatchObject({ status: 403, code: 'AuthorizationFailed' });
      expect((await ask({}, {}, `/subscriptions/${azure.model.subscriptions[1]?.id}`)).status).toBe(200);
    });

    it('a token that has expired', async () => {
      clock.advance(3600_000);
      expect(await ask({})).toMatchObject({ status: 401, code: 'ExpiredAuthenticationToken' });
      clock.advance(-3600_000);
    });
  });
});
