import { endpointName } from './endpointName';

describe('endpointName', () => {
  it.each([
    ['https://arm/subscriptions/a/providers/Microsoft.CostManagement/query?api-version=1', 'costQuery'],
    ['https://arm/subscriptions/a/providers/Microsoft.CostManagement/dimensions?$top=1', 'listDimensionValues'],
    ['https://arm/subscriptions/a/tagNames?api-version=1', 'listTagNames'],
    ['https://arm/subscriptions/a/resourcegroups?api-version=1', 'listResourceGroups'],
    ['https://arm/subscriptions?api-version=1', 'listSubscriptions'],
    ['https://login/tenant/oauth2/v2.0/token', 'signIn'],
    ['https://login/tenant/v2.0/.well-known/openid-configuration', 'signIn'],
    ['https://login/common/discovery/instance?x=y', 'signIn'],
    ['https://arm/next', 'other'],
  ])('of %s is %s', (url, name) => {
    expect(endpointName(new URL(url))).toBe(name);
  });
});
