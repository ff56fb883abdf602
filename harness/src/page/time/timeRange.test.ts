/** @jest-environment jsdom */
import { dateTime } from '@grafana/data';
import { shiftTimeRange } from './shiftTimeRange';
import { toTimeRange, toTimeRangeParams } from './timeRangeParams';

describe('toTimeRange', () => {
  it('reads epoch milliseconds', () => {
    const { from, to } = toTimeRange({ from: '1000', to: '5000' }, 'utc');
    expect([from.valueOf(), to.valueOf()]).toEqual([1000, 5000]);
  });

  it('reads relative ends and keeps them relative', () => {
    const range = toTimeRange({ from: 'now-1d/d', to: 'now-1d/d' }, 'utc');
    expect(range.to.valueOf() - range.from.valueOf()).toBe(86_400_000 - 1);
    expect(toTimeRangeParams(range.raw)).toEqual({ from: 'now-1d/d', to: 'now-1d/d' });
  });

  it('falls back to the last 6 hours for what nobody can read', () => {
    expect(toTimeRangeParams(toTimeRange({ from: 'soon', to: 'later' }, 'utc').raw)).toEqual({
      from: 'now-6h',
      to: 'now',
    });
  });
});

describe('toTimeRangeParams', () => {
  it('writes absolute ends as epoch milliseconds', () => {
    expect(toTimeRangeParams({ from: dateTime(1000), to: dateTime(5000) })).toEqual({ from: '1000', to: '5000' });
  });
});

describe('shiftTimeRange', () => {
  const range = toTimeRange({ from: '1000', to: '2000' }, 'utc');

  it.each([
    ['back', { from: 500, to: 1500 }],
    ['forward', { from: 1500, to: 2500 }],
    ['zoomOut', { from: 500, to: 2500 }],
  ] as const)('moves %s by half of the range', (shift, expected) => {
    expect(shiftTimeRange(range, shift)).toEqual(expected);
  });
});
