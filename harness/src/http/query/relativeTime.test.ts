import { parseRangeEnd } from './relativeTime';

// A Wednesday.
const now = Date.UTC(2026, 10, 25, 13, 14, 15, 16);
const iso = (text: string, end: 'from' | 'to' = 'from') => {
  const parsed = parseRangeEnd(text, now, end);
  return parsed === undefined ? undefined : new Date(parsed).toISOString();
};

describe('parseRangeEnd', () => {
  it('takes digits for epoch milliseconds', () => {
    expect(parseRangeEnd('1700000000000', now, 'from')).toBe(1_700_000_000_000);
    expect(parseRangeEnd('-5', now, 'from')).toBe(-5);
  });

  it.each([
    ['now', '2026-11-25T13:14:15.016Z'],
    ['now-1h', '2026-11-25T12:14:15.016Z'],
    ['now-90d', '2026-08-27T13:14:15.016Z'],
    ['now+2w', '2026-12-09T13:14:15.016Z'],
    ['now-1M', '2026-10-25T13:14:15.016Z'],
    ['now-1y', '2025-11-25T13:14:15.016Z'],
    ['now-1d-2h', '2026-11-24T11:14:15.016Z'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['now/d', '2026-11-25T00:00:00.000Z', '2026-11-25T23:59:59.999Z'],
    ['now-1d/d', '2026-11-24T00:00:00.000Z', '2026-11-24T23:59:59.999Z'],
    ['now/w', '2026-11-23T00:00:00.000Z', '2026-11-29T23:59:59.999Z'],
    ['now/M', '2026-11-01T00:00:00.000Z', '2026-11-30T23:59:59.999Z'],
    ['now/y', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
  ])('rounds %s outwards', (text, from, to) => {
    expect(iso(text, 'from')).toBe(from);
    expect(iso(text, 'to')).toBe(to);
  });

  it.each(['', 'yesterday', 'now-', 'now-1x', 'now/q', '1.5'])('does not read "%s"', (text) => {
    expect(iso(text)).toBeUndefined();
  });
});
