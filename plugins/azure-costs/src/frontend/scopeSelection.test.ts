import { chooseScopes, resourceGroupNamedTwice, subscriptionIdsOf } from './scopeSelection';

const ID = '00000000-0000-0000-0000-00000000000a';
const OTHER_ID = '00000000-0000-0000-0000-00000000000b';
const SUBSCRIPTION = `subscriptions/${ID}`;
const OTHER = `subscriptions/${OTHER_ID}`;
const GROUP = `${SUBSCRIPTION}/resourceGroups/web`;
const MANAGEMENT_GROUP = 'providers/Microsoft.Management/managementGroups/root';

describe('chooseScopes', () => {
  it.each([
    ['a resource group narrows its subscription down', [SUBSCRIPTION, OTHER], GROUP, [OTHER, GROUP]],
    ['a subscription takes in its resource groups', [GROUP, OTHER], SUBSCRIPTION, [OTHER, SUBSCRIPTION]],
    ['all takes in every subscription', [SUBSCRIPTION, GROUP, MANAGEMENT_GROUP], '*', [MANAGEMENT_GROUP, '*']],
    ['a subscription narrows all down', ['*'], SUBSCRIPTION, [SUBSCRIPTION]],
    [
      'strangers stay',
      [OTHER, MANAGEMENT_GROUP, '$scope'],
      SUBSCRIPTION,
      [OTHER, MANAGEMENT_GROUP, '$scope', SUBSCRIPTION],
    ],
    ['a bare id is a subscription', [GROUP], ID, [ID]],
  ])('%s', (_, before, added, expected) => {
    expect(chooseScopes(before, [...before, added])).toEqual(expected);
  });

  it('takes what is left when scopes are removed', () => {
    expect(chooseScopes([SUBSCRIPTION, OTHER], [OTHER])).toEqual([OTHER]);
    expect(chooseScopes([SUBSCRIPTION], [])).toEqual([]);
  });
});

describe('resourceGroupNamedTwice', () => {
  it.each([
    [[SUBSCRIPTION, GROUP], GROUP],
    [['*', GROUP], GROUP],
    [['*', SUBSCRIPTION], undefined],
    [[OTHER, GROUP], undefined],
    [['$scope', GROUP], undefined],
  ])('finds in %j: %s', (scopes, expected) => {
    expect(resourceGroupNamedTwice(scopes)).toBe(expected);
  });
});

it('finds each subscription once, however it is named', () => {
  const scopes = [OTHER, GROUP, SUBSCRIPTION, `/${SUBSCRIPTION.toUpperCase()}`, '*', '$scope', MANAGEMENT_GROUP];
  expect(subscriptionIdsOf(scopes)).toEqual([ID, OTHER_ID]);
});
