import { distinctScopes, parseScope } from './scope';

const ID = '11111111-2222-3333-4444-5555555555aa';

describe('parseScope', () => {
  it.each([
    ID,
    `subscriptions/${ID}`,
    `/subscriptions/${ID}/`,
    ` subscriptions/${ID.toUpperCase()} `,
    `SUBSCRIPTIONS/${ID}`,
  ])('reads %s as one and the same subscription', (text) => {
    expect(parseScope(text)).toEqual({ kind: 'subscription', path: `subscriptions/${ID}`, subscriptionId: ID });
  });

  it('takes resource groups that differ by case as one', () => {
    const expected = {
      kind: 'resourceGroup',
      path: `subscriptions/${ID}/resourceGroups/rg-web (old)`.replace(' (old)', '_(old)'),
      subscriptionId: ID,
      resourceGroup: 'rg-web_(old)',
    };
    expect(parseScope(`subscriptions/${ID}/resourcegroups/RG-Web_(Old)`)).toEqual(expected);
  });

  it('reads management groups and billing scopes, with their provider in Azure’s spelling', () => {
    expect(parseScope('/providers/microsoft.management/managementgroups/Root')).toEqual({
      kind: 'managementGroup',
      path: 'providers/Microsoft.Management/managementGroups/Root',
    });
    expect(parseScope('providers/Microsoft.Billing/billingAccounts/a:b_2019-05-31/billingProfiles/X-Y')).toEqual({
      kind: 'billing',
      path: 'providers/Microsoft.Billing/billingAccounts/a:b_2019-05-31/billingProfiles/X-Y',
    });
  });

  it.each([
    '',
    'production',
    'subscriptions/',
    'subscriptions/production',
    `subscriptions/${ID}/resourceGroups`,
    `subscriptions/${ID}/resourceGroups/`,
    `subscriptions/${ID}/resourceGroups/..`,
    `subscriptions/${ID}/resourceGroups/a?b`,
    `subscriptions/${ID}/resourceGroups/a/providers/Microsoft.Web/sites/x`,
    'providers/Microsoft.Billing/billingAccounts',
    'providers/Microsoft.Billing/billingAccounts/1/billingProfiles',
    'providers/Microsoft.Billing/billingAccounts/../x/y',
    'providers/Microsoft.Management/managementGroups/a/b',
    'providers/Microsoft.Compute/x/y',
    'https://other.example/subscriptions',
  ])('does not take %j for a scope', (text) => {
    expect(parseScope(text)).toBeUndefined();
  });
});

describe('distinctScopes', () => {
  it('keeps the first of scopes that differ only by case, in the order written', () => {
    const texts = [
      'providers/Microsoft.Management/managementGroups/Root',
      ID,
      'providers/Microsoft.Management/managementGroups/ROOT',
      `subscriptions/${ID.toUpperCase()}`,
    ];
    const scopes = distinctScopes(texts.map((text) => parseScope(text)!));
    expect(scopes.map((scope) => scope.path)).toEqual([
      'providers/Microsoft.Management/managementGroups/Root',
      `subscriptions/${ID}`,
    ]);
  });
});
