import { entriesInWords, fieldPlace } from './formWords';

describe('fieldPlace', () => {
  it.each([
    ['groupBy[12].name', { name: 'groupBy', index: 12 }],
    ['groupBy', { name: 'groupBy', index: undefined }],
    ['top.by', { name: 'top', index: undefined }],
  ])('finds %s', (field, place) => {
    expect(fieldPlace(field)).toEqual(place);
  });
});

describe('entriesInWords', () => {
  it('calls every entry by its noun and number, and leaves other lists alone', () => {
    const message = 'groupBy[1].name is "A", as groupBy[0] is, and by filters[2].values[0]';
    expect(entriesInWords(message, { groupBy: 'Grouping' })).toBe(
      'Grouping 2 is "A", as Grouping 1 is, and by filters[2].values[0]'
    );
  });
});
