import { formatDay, parseDay } from '@glance/time-buckets';
import type { CostsPiece } from './CostsPiece';
import { neverAsked, wasClosed } from './HeldCosts';

const day = (text: string) => parseDay(text);
const span = (first: string, last: string) => ({ first: day(first), last: day(last) });
const held = (askedOn: string) => ({
  askedOn: day(askedOn),
  table: { groups: [], groupOfRow: new Uint32Array(), slotOfRow: new Int32Array(), amounts: new Float64Array() },
});
const NOVEMBER: CostsPiece = {
  name: '2026-11',
  days: span('2026-11-01', '2026-11-30'),
  needed: span('2026-11-10', '2026-11-25'),
};

describe('a month', () => {
  it('is closed from the sixth day of the next one', () => {
    expect(wasClosed(NOVEMBER, held('2026-12-05'))).toBe(false);
    expect(wasClosed(NOVEMBER, held('2026-12-06'))).toBe(true);
  });

  it('lacks the days that had not come when it was asked about, as far as they are needed', () => {
    const gap = (askedOn: string) => {
      const days = neverAsked(NOVEMBER, held(askedOn));
      return days && `${formatDay(days.first)}..${formatDay(days.last)}`;
    };
    expect(gap('2026-11-05')).toBe('2026-11-10..2026-11-25');
    expect(gap('2026-11-24')).toBe('2026-11-25..2026-11-25');
    expect(gap('2026-11-25')).toBeUndefined();
    expect(gap('2026-12-24')).toBeUndefined();
  });
});

it('closes a range by its last month', () => {
  const range = { name: 'range', days: span('2026-09-10', '2026-10-02'), needed: span('2026-09-10', '2026-10-02') };
  expect(wasClosed(range, held('2026-11-05'))).toBe(false);
  expect(wasClosed(range, held('2026-11-06'))).toBe(true);
});
