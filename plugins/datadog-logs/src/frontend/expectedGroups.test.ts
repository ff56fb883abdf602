import { emptyGroup, fitGroups } from './expectedGroups';

const by = (...facets: string[]) => facets.map((facet) => ({ facet }));

describe('fitGroups', () => {
  const groups = [
    { service: 'web', env: 'prod' },
    { service: 'web', env: 'test' },
  ];

  it.each([
    ['a facet that is gone is dropped, and groups that are the same now are one', by('service'), [{ service: 'web' }]],
    [
      'a renamed facet keeps its values',
      by('service', 'region'),
      [
        { service: 'web', region: 'prod' },
        { service: 'web', region: 'test' },
      ],
    ],
    ['a new facet is to be filled in', by('service', 'env', 'x'), groups.map((group) => ({ ...group, x: '' }))],
    ['without facets there are no groups', by(), undefined],
    ['the same facets change nothing', by('service', 'env'), groups],
  ])('%s', (_, after, expected) => {
    expect(fitGroups(groups, { before: by('service', 'env'), after })).toEqual(expected);
  });

  it('has nothing to do without groups', () => {
    expect(fitGroups(undefined, { before: by(), after: by('service') })).toBeUndefined();
  });
});

it('an empty group has every facet', () => {
  expect(emptyGroup(by('service', 'env'))).toEqual({ service: '', env: '' });
});
