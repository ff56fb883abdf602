import { dayOf } from '../model/calendar';
import { parseDimensionFilter } from './parseDimensionFilter';

describe('a filter of dimensions', () => {
  const day = (text: string) => dayOf(Date.parse(text));

  it.each([
    [null, {}],
    ['', {}],
    ["properties/category eq 'ResourceId'", { category: 'resourceid' }],
    [
      "properties/usageStart ge '2026-10-01' and properties/usageEnd le '2026-10-31'",
      { firstDay: day('2026-10-01'), lastDay: day('2026-10-31') },
    ],
    [
      "Properties/UsageStart GT '2026-09-30' AND properties/usageEnd lt '2026-11-01T00:00:00Z'",
      { firstDay: day('2026-10-01'), lastDay: day('2026-10-31') },
    ],
    [
      "properties/usageStart eq '2026-10-01' and properties/usageEnd eq '2026-10-31'",
      { firstDay: day('2026-10-01'), lastDay: day('2026-10-31') },
    ],
  ])('%s', (text, expected) => {
    expect(parseDimensionFilter(text)).toEqual(expected);
  });

  it.each([
    "properties/category ge 'ResourceId'",
    "properties/usageStart ge 'yesterday'",
    "category eq 'ResourceId'",
    "properties/category eq 'a' or properties/category eq 'b'",
    'properties/category eq ResourceId',
  ])('refuses %s', (text) => {
    expect(() => parseDimensionFilter(text)).toThrow('Invalid filter');
  });
});
