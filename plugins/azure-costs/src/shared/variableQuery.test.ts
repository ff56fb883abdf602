import { VARIABLES, type VariableName } from './variableQuery';
import { parseQuery } from './query';

const ID = 'AAAAAAAA-1111-2222-3333-444444444444';
const GROUP = `subscriptions/${ID}/resourceGroups/Web`;
const MANAGEMENT_GROUP = 'providers/Microsoft.Management/managementGroups/Root';
const BILLING = 'providers/Microsoft.Billing/billingAccounts/1:2';

const parse = (model: Record<string, unknown>) => parseQuery({ queryType: 'variable', ...model }, { fromAlert: false });
const messageOf = (model: Record<string, unknown>) => {
  try {
    parse(model);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no error';
};

/** What each kind of list cannot do without. */
const NEEDED = {
  subscriptions: {},
  resourceGroups: {},
  dimensionValues: { dimension: 'ServiceName' },
  tagKeys: {},
  tagValues: { tagKey: 'team' },
} as const satisfies Record<VariableName, object>;

describe('a variable query', () => {
  it('lists subscriptions unless it says otherwise', () => {
    expect(parse({})).toEqual({ queryType: 'variable', variable: 'subscriptions' });
  });

  it.each(VARIABLES.filter((variable) => variable !== 'subscriptions'))('for %s has the default scopes', (variable) => {
    expect(parse({ variable, ...NEEDED[variable] })).toEqual({
      queryType: 'variable',
      variable,
      scopes: [],
      ...NEEDED[variable],
    });
  });

  it('has the scope that is named, however it is written', () => {
    expect(parse({ variable: 'resourceGroups', scope: `/subscriptions/${ID}` })).toMatchObject({
      scopes: [{ kind: 'subscription', path: `subscriptions/${ID.toLowerCase()}` }],
    });
    expect(parse({ variable: 'tagKeys', scope: '*' })).toMatchObject({ scopes: [{ kind: 'all' }] });
  });

  it('has several scopes where a variable had several values, each once', () => {
    const scope = `${ID}, ${GROUP},${ID.toLowerCase()}`;
    expect(parse({ variable: 'tagKeys', scope })).toMatchObject({
      scopes: [{ kind: 'subscription' }, { kind: 'resourceGroup' }],
    });
  });

  it.each([MANAGEMENT_GROUP, BILLING, GROUP])('lists values and tags of %s', (scope) => {
    for (const variable of ['dimensionValues', 'tagKeys', 'tagValues'] as const) {
      expect(parse({ variable, scope, ...NEEDED[variable] })).toMatchObject({ scopes: [{ path: expect.any(String) }] });
    }
  });

  it('gives a dimension Azure’s spelling, and leaves a tag’s key as it is', () => {
    expect(parse({ variable: 'dimensionValues', dimension: 'servicename' })).toMatchObject({
      dimension: 'ServiceName',
    });
    expect(parse({ variable: 'tagValues', tagKey: 'Cost Center' })).toMatchObject({ tagKey: 'Cost Center' });
  });

  it.each([
    [{ variable: 'tags' }, 'variable is "tags": use one of "subscriptions", "resourceGroups", "dimensionValues"'],
    [{ variable: 'resourceGroups', scope: '$sub' }, 'scope contains the variable $sub'],
    [{ variable: 'resourceGroups', scope: 'x' }, 'scope is "x": use'],
    [{ variable: 'tagKeys', scope: `${ID},x` }, 'scope is "x": use'],
    [{ variable: 'tagKeys', scope: `${ID},` }, 'scope is "": use'],
    [{ variable: 'tagKeys', scope: 7 }, 'scope is 7: use a text'],
    [{ variable: 'resourceGroups', scope: MANAGEMENT_GROUP }, 'resource groups are listed by subscription'],
    [{ variable: 'resourceGroups', scope: BILLING }, 'resource groups are listed by subscription'],
    [{ variable: 'dimensionValues' }, 'dimension is missing: use one such as ResourceGroupName'],
    [{ variable: 'dimensionValues', dimension: '' }, 'dimension is missing'],
    [
      { variable: 'dimensionValues', dimension: 'Team' },
      'dimension is "Team", which is no dimension of Azure Cost Management: use one such as ResourceGroupName',
    ],
    [{ variable: 'dimensionValues', dimension: '$by' }, 'dimension contains the variable $by'],
    [{ variable: 'dimensionValues', dimension: ['Meter'] }, 'dimension is ["Meter"]: use a text'],
    [{ variable: 'tagValues' }, 'tagKey is missing: name the key of a tag'],
    [{ variable: 'tagValues', tagKey: '${key}' }, 'tagKey contains the variable ${key}'],
    [{ schemaVersion: 2 }, 'schemaVersion is 2'],
  ])('is refused for %j', (fields, part) => {
    expect(messageOf(fields)).toContain(part);
  });
});
