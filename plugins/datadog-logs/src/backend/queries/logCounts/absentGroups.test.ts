import { fullGroupings, isPerhapsCut } from './absentGroups';

const LIMITS = [{ limit: 2 }, { limit: 3 }];
const LISTED = [
  ['web', 'a'],
  ['web', 'b'],
  ['web', 'c'],
  ['api', 'a'],
];

describe('isPerhapsCut', () => {
  it.each([
    ['a service beside as many as the limit', ['db', 'a'], true],
    ['a host of a service that has as many as the limit', ['web', 'd'], true],
    ['a host of a service that has fewer', ['api', 'd'], false],
    ['a group that came', ['api', 'a'], false],
  ])('judges %s', (_, group, isCut) => {
    expect(isPerhapsCut(group, LISTED, LIMITS)).toBe(isCut);
  });

  it('knows that nothing is cut where nothing came', () => {
    expect(isPerhapsCut(['db', 'a'], [], LIMITS)).toBe(false);
  });
});

it('fullGroupings names the places whose limit is reached, in any group before', () => {
  expect(fullGroupings(LISTED, LIMITS)).toEqual([0, 1]);
  expect(fullGroupings(LISTED.slice(0, 2), LIMITS)).toEqual([]);
  expect(fullGroupings(LISTED.slice(1), LIMITS)).toEqual([0]);
  expect(fullGroupings([], LIMITS)).toEqual([]);
  expect(fullGroupings([[]], [])).toEqual([]);
});
