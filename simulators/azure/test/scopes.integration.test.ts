// Scopes above subscriptions, roles that are taken away, and what may be chosen from: dimensions and tags.
import { type AzureSimulator, type Role, startAzureSimulator } from '../src';
import { AzureCaller, type ArmReply } from './AzureCaller';

interface Table {
  readonly columns: ReadonlyArray<{ readonly name: string }>;
  readonly rows: ReadonlyArray<ReadonlyArray<string | number>>;
}
interface DimensionItem {
  readonly properties: {
    readonly category: string;
    readonly data: readonly string[];
    readonly total: number;
    readonly usageStart: string;
    readonly usageEnd: string;
    readonly nextLink?: string;
  };
}
interface TagItem {
  readonly tagName: string;
  readonly count: { readonly value: number };
  readonly values: ReadonlyArray<{ readonly tagValue: string; readonly count: { readonly value: number } }>;
}

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };
const IN_OCTOBER = "&$filter=properties/usageStart ge '2026-10-01' and properties/usageEnd le '2026-10-31'";

function byCurrency({ json }: ArmReply): Record<string, number> {
  const { columns, rows } = (json as { properties: Table }).properties;
  const [cost, currency] = ['Cost', 'Currency'].map((name) => columns.findIndex((column) => column.name === name));
  return Object.fromEntries(rows.map((row) => [String(row[currency ?? 0]), Number(row[cost ?? 0])]));
}

function dimensionsOf({ json }: ArmReply): ReadonlyArray<DimensionItem['properties']> {
  return (json as { value: readonly DimensionItem[] }).value.map(({ properties }) => properties);
}

// Working out costs takes its time on machines that do other things too.
jest.setTimeout(30_000);

describe('scopes', () => {
  const now = () => Date.parse('2026-11-25T10:00:00Z');
  let azure: AzureSimulator;
  let caller: AzureCaller;
  let subscriptions: readonly string[];

  beforeAll(async () => {
    azure = await startAzureSimulator({ now });
    subscriptions = azure.model.subscriptions.map(({ id }) => `subscriptions/${id}`);
    caller = await AzureCaller.signIn(azure);
  });
  afterAll(() => azure.stop());

  const truth = (ids: readonly string[]) =>
    ids
      .map((subscriptionId) => azure.model.total({ ...OCTOBER, subscriptionId, asOfMs: now() }))
      .reduce<Record<string, number>>((sums, each) => {
        Object.entries(each).forEach(([currency, value]) => (sums[currency] = (sums[currency] ?? 0) + value));
        return sums;
      }, {});
  const wide = () => [azure.managementGroup, azure.billing.account, azure.billing.profile, ...azure.billing.sections];
  const expectCosts = (reply: ArmReply, expected: Record<string, number>) => {
    const sums = byCurrency(reply);
    expect(Object.keys(sums).sort()).toEqual(Object.keys(expected).sort());
    Object.entries(expected).forEach(([currency, value]) => expect(sums[currency]).toBeCloseTo(value, 6));
  };

  describe('above subscriptions', () => {
    it('add up the subscriptions that they span, in any case of letters', async () => {
      expect(azure.managementGroup.subscriptions).toHaveLength(2);
      for (const { path, subscriptions: spanned } of wide()) {
        const expected = truth(spanned.map(({ id }) => id));
        expectCosts(await caller.query(path), expected);
        expectCosts(await caller.query(path.toLowerCase()), expected);
      }
    });

    it('tell subscriptions and invoice sections apart', async () => {
      const grouping = [
        { type: 'Dimension', name: 'SubscriptionName' },
        { type: 'Dimension', name: 'InvoiceSectionName' },
      ];
      const { json } = await caller.query(azure.billing.account.path, { dataset: { grouping } });
      const { columns, rows } = (json as { properties: Table }).properties;
      const [subscription, section] = ['SubscriptionName', 'InvoiceSectionName'].map((name) =>
        columns.findIndex((column) => column.name === name)
      );

      expect(new Set(rows.map((row) => `${row[subscription ?? 0]}: ${row[section ?? 0]}`))).toEqual(
        new Set([
          'Contoso Production: Online business',
          'Contoso Europe: Online business',
          'Contoso Development: Internal',
        ])
      );
    });

    it('do not know single resources', async () => {
      const dataset = { grouping: [{ type: 'Dimension', name: 'ResourceId' }] };
      for (const { path } of wide()) {
        const { status, json } = await caller.query(path, { dataset });
        expect([status, JSON.stringify(json)]).toEqual([400, expect.stringContaining("'ResourceId'")]);
      }
      expect((await caller.query(subscriptions[0]!, { dataset })).status).toBe(200);
    });

    it('are refused where there is none, and to who may not see them', async () => {
      const machine = await AzureCaller.asMachine(azure);
      const refused = [
        await caller.query('providers/Microsoft.Management/managementGroups/nope'),
        await caller.query(`${azure.billing.account.path}/departments/1`),
        await machine.query(azure.managementGroup.path),
        await machine.query(azure.billing.profile.path),
      ];

      for (const { status, json } of refused) {
        expect([status, json]).toMatchObject([403, { error: { code: 'AuthorizationFailed' } }]);
      }
    });
  });

  describe('without a role', () => {
    const taking = async (scope: string, role: Role | undefined, then: () => Promise<void>) => {
      const giveBack = azure.roles.takeAway({ scope, role });
      try {
        await then();
      } finally {
        giveBack();
      }
    };
    const ask = async (scope: string) => [
      (await caller.query(scope)).status,
      (await caller.dimensions(scope)).status,
      (await caller.ask({ path: `/${scope}/resourceGroups?api-version=2021-04-01` })).status,
      (await caller.ask({ path: `/${scope}/tagNames?api-version=2021-04-01` })).status,
    ];

    it('costs are refused and lists are not, or the other way round, or both', async () => {
      const [scope = ''] = subscriptions;
      await taking(scope, 'Cost Management Reader', async () => expect(await ask(scope)).toEqual([403, 403, 200, 200]));
      await taking(scope, 'Reader', async () => expect(await ask(scope)).toEqual([200, 200, 403, 403]));
      await taking(scope, undefined, async () => {
        expect(await ask(scope)).toEqual([403, 403, 403, 403]);
        expect(await ask(subscriptions[1]!)).toEqual([200, 200, 200, 200]);
        const { json } = await caller.ask({ path: '/subscriptions?api-version=2022-12-01' });
        expect((json as { count: object }).count).toEqual({ type: 'Total', value: 2 });
      });
      expect(await ask(scope)).toEqual([200, 200, 200, 200]);
    });

    it('everything below is refused too, and nothing above', async () => {
      const group = `${subscriptions[0]}/resourceGroups/rg-payments-prod`;
      await taking(subscriptions[0]!, undefined, async () => expect((await caller.query(group)).status).toBe(403));
      await taking(group, undefined, async () => {
        expect((await caller.query(group)).status).toBe(403);
        expect((await caller.query(subscriptions[0]!)).status).toBe(200);
      });
      await taking(azure.billing.account.path, undefined, async () =>
        expect((await caller.query(azure.billing.profile.path)).status).toBe(403)
      );
    });

    it('the refusal names the caller', async () => {
      const [{ id } = { id: '' }] = azure.model.subscriptions;
      const machine = await AzureCaller.asMachine(azure);
      const { json } = await machine.query(subscriptions[1]!);

      expect(JSON.stringify(json)).toContain(azure.principals.systemAssigned.objectId);
      expect((await machine.query(`subscriptions/${id}`)).status).toBe(200);
    });
  });

  describe('dimensions', () => {
    it('are listed with how many values they have, but without them', async () => {
      const dimensions = dimensionsOf(await caller.dimensions(subscriptions[0]!));

      expect(dimensions.map(({ category }) => category)).toEqual(
        expect.arrayContaining(['ServiceName', 'ResourceGroupName', 'ResourceId', 'ResourceLocation'])
      );
      expect(dimensions.every(({ data, total }) => data.length === 0 && total > 0)).toBe(true);
    });

    it('have the values of the costs of the period, when they are expanded', async () => {
      const [{ id } = { id: '' }] = azure.model.subscriptions;
      const charges = azure.model.charges({
        firstDay: Date.parse('2026-10-01') / 86_400_000,
        lastDay: Date.parse('2026-10-31') / 86_400_000,
        costType: 'ActualCost',
        asOfMs: now(),
        subscriptions: azure.model.subscriptions.filter((each) => each.id === id),
      });
      const services = [...new Set([...charges].map(({ resource }) => resource.service))].sort();
      const filter = `${IN_OCTOBER} and properties/category eq 'serviceName'`;
      const dimensions = dimensionsOf(await caller.dimensions(subscriptions[0]!, `${filter}&$expand=properties/data`));

      expect(dimensions).toEqual([
        expect.objectContaining({
          category: 'ServiceName',
          data: services,
          total: services.length,
          usageStart: '2026-10-01T00:00:00-07:00',
          usageEnd: '2026-10-31T00:00:00-07:00',
        }),
      ]);
    });

    it('have pages of values, each with a link to the next', async () => {
      const filter = "&$filter=properties/category eq 'ResourceGroupName'&$expand=properties/data";
      const [whole] = dimensionsOf(await caller.dimensions(subscriptions[0]!, filter));
      const pages: Array<DimensionItem['properties'] | undefined> = [];
      let [page] = dimensionsOf(await caller.dimensions(subscriptions[0]!, `${filter}&$top=5`));
      pages.push(page);
      while (page?.nextLink !== undefined) {
        [page] = dimensionsOf(await caller.ask({ path: page.nextLink }));
        pages.push(page);
      }

      expect(pages.length).toBeGreaterThan(2);
      expect(pages.flatMap((each) => each?.data ?? [])).toEqual(whole?.data);
      expect(whole?.total).toBe(whole?.data.length);
    });

    it('do not come with links where no dimension is named, however many values there are', async () => {
      const dimensions = dimensionsOf(await caller.dimensions(subscriptions[0]!, '&$expand=properties/data&$top=1'));

      expect(dimensions.some(({ total }) => total > 1)).toBe(true);
      expect(dimensions.every(({ data, nextLink }) => data.length === 1 && nextLink === undefined)).toBe(true);
    });

    it('are of the present month unless told otherwise, and none where nothing was spent', async () => {
      const [dimension] = dimensionsOf(await caller.dimensions(azure.billing.account.path));
      expect([dimension?.usageStart.slice(0, 10), dimension?.usageEnd.slice(0, 10)]).toEqual([
        '2026-11-01',
        '2026-11-30',
      ]);

      const future = "&$filter=properties/usageStart ge '2027-01-01' and properties/usageEnd lt '2027-02-01'";
      expect((await caller.dimensions(azure.billing.account.path, future)).status).toBe(204);
    });

    it.each(['&$filter=nonsense', "&$filter=properties/category ne 'x'", '&$expand=all', '&$top=0', '&$skiptoken=x'])(
      'are refused with %s',
      async (parameters) => {
        expect((await caller.dimensions(subscriptions[0]!, parameters)).status).toBe(400);
      }
    );
  });

  describe('tag names', () => {
    it('come in pages, with their values and how many things carry them', async () => {
      azure.journal.clear();
      const tags: TagItem[] = [];
      let path: string | undefined = `/${subscriptions[0]}/tagNames?api-version=2021-04-01`;
      while (path !== undefined) {
        const { json } = await caller.ask({ path });
        const page = json as { readonly value: readonly TagItem[]; readonly nextLink?: string };
        tags.push(...page.value);
        path = page.nextLink;
      }

      expect(azure.journal.of('tagNames')).toHaveLength(tags.length);
      const team = tags.find(({ tagName }) => tagName === 'team');
      const [{ id } = { id: '' }] = azure.model.subscriptions;
      const carriers = [
        ...azure.model.resources.filter(({ subscription }) => subscription.id === id),
        ...azure.model.resourceGroups(id),
      ].filter(({ tags: { team: name } }) => name === 'shop');
      expect(team?.values.find(({ tagValue }) => tagValue === 'shop')?.count.value).toBe(carriers.length);
      expect(team?.count.value).toBe(team?.values.reduce((sum, { count }) => sum + count.value, 0));
    });
  });
});
