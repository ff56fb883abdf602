import { dayOf } from '../model/calendar';
import { qpuOf } from './qpuOf';

describe('query processing units', () => {
  const today = dayOf(Date.parse('2026-11-25T10:00:00Z'));
  const custom = (from: string, to: string) =>
    qpuOf(JSON.stringify({ timeframe: 'Custom', timePeriod: { from, to } }), today);

  it.each([
    ['a day', '2026-10-31', '2026-10-31', 1],
    ['a month', '2026-10-01', '2026-10-31', 1],
    ['a month and a day', '2026-10-01', '2026-11-01', 2],
    ['a month from its middle', '2026-09-15', '2026-10-14', 1],
    ['a short month from its end', '2026-01-31', '2026-02-28', 1],
    ['90 days', '2026-08-28', '2026-11-25', 3],
    ['a year', '2025-11-26', '2026-11-25', 12],
  ])('are counted by months, rounded up: %s', (_, from, to, expected) => {
    expect(custom(from, to)).toBe(expected);
  });

  it('know the named periods', () => {
    expect(qpuOf('{"timeframe":"MonthToDate"}', today)).toBe(1);
    expect(qpuOf('{"timeframe":"TheLastMonth"}', today)).toBe(1);
  });

  it.each(['', 'nonsense', '[]', '{}', '{"timeframe":"Custom"}', '{"timeframe":"Soon"}'])(
    'are none for a body that queries nothing: %s',
    (body) => {
      expect(qpuOf(body, today)).toBe(0);
    }
  );
});
