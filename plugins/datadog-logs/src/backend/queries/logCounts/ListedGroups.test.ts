import { ListedGroups } from './ListedGroups';

const LIMITS = [{ limit: 2 }, { limit: 3 }];
const LISTED = [
  ['web', 'a'],
  ['web', 'b'],
  ['web', 'c'],
  ['api', 'a'],
];
const listed = (groups: readonly string[][]) => new ListedGroups(groups, LIMITS);

describe('ListedGroups', () => {
  it.each([
    ['a service beside as many as the limit', ['db', 'a'], true],
    ['a host of a service that has as many as the limit', ['web', 'd'], true],
    ['a host of a service that has fewer', ['api', 'd'], false],
    ['a group that came', ['api', 'a'], false],
  ])('judge whether %s may have been cut', (_, group, isCut) => {
    expect(listed(LISTED).isPerhapsCut(group)).toBe(isCut);
  });

  it('know that nothing is cut where nothing came', () => {
    expect(listed([]).isPerhapsCut(['db', 'a'])).toBe(false);
  });

  it('name the places whose limit is reached, within any group before', () => {
    expect(listed(LISTED).fullGroupings).toEqual([0, 1]);
    expect(listed(LISTED.slice(0, 2)).fullGroupings).toEqual([]);
    expect(listed(LISTED.slice(1)).fullGroupings).toEqual([0]);
    expect(listed([]).fullGroupings).toEqual([]);
    expect(new ListedGroups([[]], []).fullGroupings).toEqual([]);
  });
});
